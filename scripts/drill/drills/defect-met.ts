import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, type Drill, never, seconds } from '../drill';
import { promisesKept } from '../promises';
import type { Scene } from '../scene';

export const defectMet: Drill = {
  id: 'R20',
  fault: 'an error nobody caught',
  how: 'an exception, then a rejected promise, thrown into the process while people wait for an order; a supervisor restarts it',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    const checks: Check[] = [];
    for (const how of ['throwUncaught', 'rejectUnhandled'] as const) {
      await sleep(2_000);
      checks.push(...(await meet(scene, how)));
    }
    await sleep(1_000);
    // These two are what was asked for.
    scene.instance.complaints.splice(0, scene.instance.complaints.length, ...scene.instance.complaints.filter((line) => !line.includes('thrown by a drill')));
    return [...checks, ...(await promisesKept(scene, load))];
  },
};

async function meet(scene: Scene, how: 'throwUncaught' | 'rejectUnhandled'): Promise<Check[]> {
  const { instance } = scene;
  const { life } = instance;
  const { window, close } = scene.outcomes.open(how);
  await instance.measure(how);
  while (life.endedAt === undefined) await sleep(5);
  await instance.nextLife();
  await instance.ready();
  await sleep(1_000);
  close();
  // Whoever calls while nobody listens is refused; whoever was let in must not be cut off.
  const cutOff = scene.outcomes.failedWithin(window).filter(({ trouble }) => trouble === 'ECONNRESET' || trouble === 'cut off');
  const told = instance.complaints.filter((line) => line.includes('thrown by a drill'));
  return [
    { what: `${how}: exit code`, measured: life.code ?? -1, most: 1, least: 1 },
    { what: `${how}: lines in the log`, measured: told.length, least: 1 },
    never(`${how}: requests cut off`, cutOff.length),
    seconds(`${how}: from the error to the next start`, instance.life.began - window.from, 2),
  ];
}
