import { setTimeout as sleep } from 'node:timers/promises';
import type { Drill } from '../drill';
import { endConnections } from '../faults';
import { troubles } from '../outcomes';
import { noRestarts, promisesKept } from '../promises';

export const connectionsEnded: Drill = {
  id: 'R3',
  fault: 'connections to the database are ended',
  how: '`pg_terminate_backend` of all of them under 50 requests/s, every 5 s',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    let ended = 0;
    let most = 0;
    const failed = [];
    for (let round = 0; round < (stage.isQuick ? 2 : 6); round++) {
      await sleep(stage.isQuick ? 1_500 : 4_000);
      const { window, close } = scene.outcomes.open('connections ended');
      const times = await endConnections(scene);
      await sleep(1_000);
      close();
      ended += times;
      const met = scene.outcomes.failedWithin(window);
      failed.push(...met);
      most = Math.max(most, met.length / times);
    }
    await sleep(1_000);
    return [
      { what: 'connections ended', measured: ended, least: 1 },
      { what: 'failed requests for each of them, at most', measured: most, most: 1, detail: JSON.stringify(troubles(failed)) },
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};
