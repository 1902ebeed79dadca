import { setTimeout as sleep } from 'node:timers/promises';
import { endConnections, killInstance, stopDatabase } from '../faults';
import { Scene } from '../scene';
import { type Soak, summarise } from './summary';
import { takeSamples } from './samples';

export interface SoakPlan {
  minutes: number;
  rate: number;
  /** Minutes from one kind of fault to the same again. */
  every: number;
  /** Minutes that are not looked at for memory: compilers and caches are filled. */
  warmUp: number;
}

const SAMPLE_MS = 10_000;
const RECOVERY_MS = 5_000;

/**
 * Two instances at work for a long time, with faults on the way: the database stopped for five seconds, all its connections
 * ended, the first instance killed. The second one lives through all of it, so that its memory tells of the whole time.
 */
export async function soak({ minutes, rate, every, warmUp }: SoakPlan, say: (line: string) => void, track: (scene: Scene) => void): Promise<Soak> {
  const scene = await Scene.open({ instances: 2, track });
  const begun = performance.now();
  const end = begun + minutes * 60_000;
  const load = await scene.load(rate);
  const sampling = takeSamples(scene, SAMPLE_MS, () => performance.now() > end);
  const faults: [name: string, offset: number, cause: () => Promise<unknown>][] = [
    ['database stopped for 5 s', 0.3, () => stopDatabase(scene, 5_000)],
    ['all connections ended', 0.6, () => endConnections(scene)],
    ['an instance killed', 0.9, () => killInstance(scene.instance)],
  ];
  const living = scene.instances[1]!;
  let warmHeap = 0;
  const warming = sleep(Math.max(0, begun + warmUp * 60_000 - performance.now())).then(async () => (warmHeap = await living.measure('collect')));
  for (let round = 0; ; round++) {
    const due = begun + (Math.floor(round / faults.length) + faults[round % faults.length]![1]) * every * 60_000;
    if (due > end - 30_000) break;
    await sleep(Math.max(0, due - performance.now()));
    const [name, , cause] = faults[round % faults.length]!;
    const { window, close } = scene.outcomes.open(name);
    await cause();
    await sleep(RECOVERY_MS);
    close();
    say(`${((performance.now() - begun) / 60_000).toFixed(1)} min: ${name}; ${scene.outcomes.failedWithin(window).length} requests failed, ${scene.outcomes.failedOutside().length} outside of faults so far, ${scene.outcomes.all.length} in all`);
  }
  await sleep(Math.max(0, end - performance.now()));
  const [samples] = await Promise.all([sampling, warming]);
  const accounts = await scene.settle(load);
  const heapMb = [warmHeap, await living.measure('collect')].map((bytes) => bytes / 2 ** 20);
  const result = summarise({ scene, samples, accounts, minutes, warmUp, heapMb });
  await scene.close();
  return result;
}
