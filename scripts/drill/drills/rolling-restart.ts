import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBalancer } from '../balancer';
import { type Drill, never, seconds } from '../drill';
import { troubles } from '../outcomes';
import { promisesKept } from '../promises';

const PARKED = 50;

export const rollingRestart: Drill = {
  id: 'R10',
  fault: 'instances are restarted one after the other',
  how: 'SIGTERM to each of two behind HAProxy in turn, DRAIN_SECONDS=3, 50 requests/s, 50 idle connections parked at each',
  async run(stage) {
    const scene = await stage.open({ instances: 2, settings: { TRUST_PROXY: '127.0.0.1', DRAIN_SECONDS: '3' } });
    const caller = scene.caller([await startBalancer(scene)], scene.instance.origin);
    const load = await scene.load(stage.rate, { caller });
    let slowest = 0;
    const codes = new Set<number | null | undefined>();
    for (let round = 0; round < (stage.isQuick ? 2 : 20); round++) {
      const instance = scene.instances[round % 2]!;
      await park(instance.origin);
      await sleep(500);
      const told = performance.now();
      const { code, endedAt } = await instance.kill('SIGTERM');
      codes.add(code);
      slowest = Math.max(slowest, endedAt! - told);
      await instance.nextLife();
      await instance.ready();
      // Until HAProxy believes it.
      await sleep(1_500);
    }
    const checks = await promisesKept(scene, load);
    const failed = scene.outcomes.failedOutside();
    return [
      { what: 'requests', measured: scene.outcomes.all.length, least: stage.isQuick ? 300 : 10_000 },
      never('of them failed', failed.length, troubles(failed)),
      seconds('slowest end', slowest, 15),
      never('ends with another code than 0', codes.has(0) ? codes.size - 1 : codes.size, [...codes]),
      ...checks,
    ];
  },
};

/** Opens connections that ask for one thing and then stay, as browsers keep them. */
async function park(origin: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  for (let count = 0; count < PARKED; count++) {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    await once(socket, 'connect');
    socket.write('GET /health HTTP/1.1\r\nHost: slooze\r\n\r\n');
    socket.resume();
  }
}
