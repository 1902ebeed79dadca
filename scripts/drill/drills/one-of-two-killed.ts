import { setTimeout as sleep } from 'node:timers/promises';
import { startBalancer } from '../balancer';
import { type Drill, never, seconds } from '../drill';
import { troubles } from '../outcomes';
import { promisesKept } from '../promises';

const READS = /menus|restaurant|page|^cart$|^orders$/;

export const oneOfTwoKilled: Drill = {
  id: 'R9',
  fault: 'one of two instances is killed',
  how: 'HAProxy with `deploy/haproxy/haproxy.cfg` in front, 50 requests/s, `kill -9` of the first; GET alone is repeated',
  async run(stage) {
    const scene = await stage.open({ instances: 2, settings: { TRUST_PROXY: '127.0.0.1' } });
    const caller = scene.caller([await startBalancer(scene)], scene.instance.origin);
    const load = await scene.load(stage.rate, { caller });
    let mostAtOnce = 0;
    let mostFailed = 0;
    const reads = [];
    let detection = 0;
    for (let round = 0; round < (stage.isQuick ? 2 : 10); round++) {
      await sleep(2_000);
      mostAtOnce = Math.max(mostAtOnce, caller.busy);
      const { window, close } = scene.outcomes.open('one killed');
      await scene.instance.kill('SIGKILL');
      await sleep(4_000);
      close();
      const failed = scene.outcomes.failedWithin(window);
      const failedReads = failed.filter(({ operation }) => READS.test(operation));
      reads.push(...failedReads);
      mostFailed = Math.max(mostFailed, failed.length - failedReads.length);
      detection = Math.max(detection, ...failed.map(({ ended }) => ended - window.from), 0);
      await scene.instance.nextLife();
      await scene.instance.ready();
    }
    return [
      never('GETs failed', reads.length, troubles(reads)),
      { what: 'writes failed in one kill, at most', measured: mostFailed, most: Math.max(1, mostAtOnce) },
      seconds('last failure after a kill', detection, 2),
      ...(await promisesKept(scene, load)),
    ];
  },
};
