/**
 * Breaks things around the built Slooze and looks whether it keeps its promises:
 *   npm run drill -- --soak --minutes 60 --rate 50   a long time under load, with faults on the way
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../build.mjs';
import type { Scene } from './scene';
import { soak } from './soak';

const { values } = parseArgs({
  options: {
    soak: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '50' },
    every: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '15' },
    json: { type: 'string' },
  },
});
const open = new Set<Scene>();
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await ensureBuilt();
  const result = await soak({ minutes: Number(values.minutes), rate: Number(values.rate), every: Number(values.every), warmUp: Number(values['warm-up']) }, say, (scene) => open.add(scene));
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

async function leave(code: number): Promise<void> {
  for (const scene of open) await scene.close();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(130));

main().then(leave, async (error: unknown) => {
  console.error(error);
  await leave(1);
});
