import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inProject } from '../process.mjs';
import type { Report } from './results';

/** Runs the bench with a temp folder of its own, so that whatever it left there would be found. */
async function bench(...args: string[]) {
  const temp = mkdtempSync(path.join(os.tmpdir(), 'slooze-benched-'));
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const { PATH, HOME, SystemRoot } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', inProject('scripts/bench/index.ts'), ...args], {
    env: { PATH, HOME, SystemRoot, TMPDIR: temp, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const left = () => [...readdirSync(temp).filter((name) => name.startsWith('slooze-bench-')), ...benchFolders(child.pid!)];
  return { child, temp, ended, left, said: () => said };
}

const benchFolders = (pid: number) => (existsSync(inProject('.cache')) ? readdirSync(inProject('.cache')).filter((name) => name.startsWith(`bench-${pid}-`)) : []);

const figures = path.join(os.tmpdir(), `slooze-figures-${process.pid}.json`);

test('the bench measures everything, nothing is refused, and nothing is left behind', async () => {
  onTestFinished(() => rmSync(figures, { force: true }));
  const run = await bench('--rounds', '1', '--requests', '10', '--json', figures);
  expect(await run.ended, run.said()).toBe(0);
  const { results } = JSON.parse(readFileSync(figures, 'utf8')) as Report;
  expect(results.map(({ operation }) => operation)).toEqual(expect.arrayContaining(['GET /api/restaurants', 'POST /api/orders, 3 items', 'page /restaurants']));
  expect(results.flatMap(({ product, references }) => [product, ...Object.values(references)]).filter(({ failed, cpuMs }) => failed > 0 || !(cpuMs > 0))).toEqual([]);
  expect(run.left()).toEqual([]);
});

test('Ctrl-C in the middle leaves no process and no folder', async () => {
  const run = await bench('--only', 'cart', '--seconds', '30');
  while (!run.said().includes('warming up')) {
    await once(run.child.stderr, 'data');
  }
  const [dataDir] = run.left();
  const postgres = Number(readFileSync(path.join(run.temp, dataDir!, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  run.child.kill('SIGINT');
  // The output closes when the last process that shares it is gone; PostgreSQL does not.
  expect(await run.ended, run.said()).toBe(130);
  expect(() => process.kill(postgres, 0)).toThrow('ESRCH');
  expect(run.left()).toEqual([]);
});
