import { setTimeout as sleep } from 'node:timers/promises';
import type { Drill } from '../drill';
import { killInstance } from '../faults';
import { anyOf, checkOut, order } from '../ordering';
import { promisesKept } from '../promises';

export const instanceKilled: Drill = {
  id: 'R7',
  fault: 'Slooze is killed in the middle of orders',
  how: '`kill -9` 50 to 300 ms after it is well again, under 40 orders/s; a supervisor restarts it; the same key is sent until it is answered',
  async run(stage) {
    const scene = await stage.open();
    const { close } = scene.outcomes.open('killed again and again');
    const load = await scene.load(40, { doing: (desk, { ordering }) => (Math.random() < 0.8 ? order : checkOut)(desk, anyOf(ordering)) });
    await sleep(1_000);
    const kills = stage.isQuick ? 5 : 100;
    for (let kill = 0; kill < kills; kill++) {
      await killInstance(scene.instance);
      await sleep(50 + Math.random() * 250);
    }
    await load.stop();
    close();
    const unanswered = scene.outcomes.all.filter(({ status, operation }) => status === 0 && /order|check out/.test(operation)).length;
    return [
      { what: 'kills', measured: kills, least: kills },
      { what: 'orders without an answer, asked for again', measured: unanswered, least: 1 },
      ...(await promisesKept(scene, load)),
    ];
  },
};
