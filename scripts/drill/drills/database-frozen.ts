import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, seconds } from '../drill';
import { noRestarts, promisesKept, turnedAway } from '../promises';

export const databaseFrozen: Drill = {
  id: 'R2',
  fault: 'the database hangs',
  how: 'SIGSTOP to all its processes for 10 s under 50 requests/s',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    await sleep(2_000);
    const { window, close } = scene.outcomes.open('database frozen');
    scene.database.freeze();
    scene.atEnd(() => scene.database.thaw());
    await sleep(stage.isQuick ? 5_000 : 10_000);
    scene.database.thaw();
    const back = performance.now();
    await sleep(2_000);
    close();
    await sleep(1_000);
    return [
      ...turnedAway(scene, window, 3),
      seconds('first success after it goes on', scene.outcomes.firstGoodAfter(back), 1),
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};
