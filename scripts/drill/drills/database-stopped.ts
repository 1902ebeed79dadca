import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, never, seconds } from '../drill';
import { stopDatabase } from '../faults';
import { noRestarts, promisesKept, turnedAway } from '../promises';
import { watchStatus } from '../statuses';

export const databaseStopped: Drill = {
  id: 'R1',
  fault: 'the database is stopped and started again',
  how: '`pg_ctl stop -m immediate` under 50 requests/s, 5 s later a start',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    await sleep(2_000);
    const [alive, ready] = ['/health', '/ready'].map((path) => watchStatus(scene.instance.origin + path));
    const { window, close } = scene.outcomes.open('database stopped');
    await stopDatabase(scene, stage.isQuick ? 2_000 : 5_000);
    const back = performance.now();
    await sleep(2_000);
    close();
    await Promise.all([alive!.stop(), ready!.stop()]);
    await sleep(1_000);
    return [
      ...turnedAway(scene, window, 3),
      seconds('first success after it answers', scene.outcomes.firstGoodAfter(back), 5),
      never('liveness other than 200', [...alive!.seen].filter((status) => status !== 200).length, [...alive!.seen]),
      { what: 'readiness 503 meanwhile', measured: ready!.seen.has(503) ? 1 : 0, least: 1 },
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};
