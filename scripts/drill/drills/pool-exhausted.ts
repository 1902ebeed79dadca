import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, seconds } from '../drill';
import { slowest } from '../outcomes';
import { noRestarts, promisesKept, turnedAway } from '../promises';

export const poolExhausted: Drill = {
  id: 'R5',
  fault: 'every connection of the pool is taken',
  how: 'another transaction holds the carts locked for 6 s under 50 requests/s, four connections in the pool',
  async run(stage) {
    const scene = await stage.open({ settings: { DATABASE_POOL_SIZE: '4' } });
    const load = await scene.load(stage.rate);
    await sleep(2_000);
    const holder = await scene.database.connect();
    const { window, close } = scene.outcomes.open('pool exhausted');
    await holder.query('BEGIN; LOCK TABLE api_cartitem IN ACCESS EXCLUSIVE MODE');
    await sleep(stage.isQuick ? 4_000 : 6_000);
    await holder.query('ROLLBACK');
    await holder.end();
    const back = performance.now();
    await sleep(4_000);
    close();
    await sleep(1_000);
    const uninvolved = scene.outcomes.within(window).filter(({ operation }) => /^(menus|restaurants)$/.test(operation));
    return [
      // Two seconds each for a connection to find out who is asking, for one to work with, and for the lock.
      ...turnedAway(scene, window, 6.5),
      seconds('slowest answer to who needs no cart', slowest(uninvolved), 2.5),
      seconds('first success after it is let go', scene.outcomes.firstGoodAfter(back), 1),
      noRestarts(scene),
      ...(await promisesKept(scene, load)),
    ];
  },
};
