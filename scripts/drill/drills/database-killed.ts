import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, seconds } from '../drill';
import { noRestarts, promisesKept } from '../promises';

export const databaseKilled: Drill = {
  id: 'R8',
  fault: 'PostgreSQL is killed',
  how: '`kill -9` of its first process 0.2 to 1.2 s after it answers again, under 50 requests/s; started at once',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    await sleep(1_000);
    const { close } = scene.outcomes.open('killed again and again');
    const kills = stage.isQuick ? 3 : 20;
    let slowest = 0;
    for (let kill = 0; kill < kills; kill++) {
      await scene.database.stopAtOnce('SIGKILL');
      await scene.database.start();
      const back = performance.now();
      await sleep(1_000 + 200 + Math.random() * 1_000);
      slowest = Math.max(slowest, scene.outcomes.firstGoodAfter(back));
    }
    await sleep(2_000);
    close();
    return [
      { what: 'kills', measured: kills, least: kills },
      seconds('first success after it answers', slowest, 5),
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};
