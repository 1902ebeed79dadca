import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../process.mjs';
import { NotRun } from './drill';
import { freePort } from '../ports';
import type { Scene } from './scene';

/** Starts HAProxy as `deploy/haproxy/haproxy.cfg` describes it in front of the two instances; resolves with its origin. */
export async function startBalancer(scene: Scene): Promise<string> {
  if (spawnSync('haproxy', ['-v'], { stdio: 'ignore' }).status !== 0) throw new NotRun('HAProxy is not installed (Debian: apt-get install haproxy)');
  const port = await freePort();
  const [first, second] = scene.instances.map(({ origin }) => new URL(origin).host);
  const child = spawn('haproxy', ['-db', '-f', inProject('deploy/haproxy/haproxy.cfg')], {
    env: { ...process.env, LISTEN: `127.0.0.1:${port}`, FIRST: first, SECOND: second },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit');
  scene.atEnd(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const origin = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + 10_000; ; await sleep(50)) {
    const response = await fetch(`${origin}/ready`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.status === 200) return origin;
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`HAProxy does not answer:\n${said}`);
  }
}
