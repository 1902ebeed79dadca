/**
 * Breaks things around the built Slooze and looks whether it keeps its promises, see docs/drills.md:
 *   npm run drill                      every drill in full, about forty minutes
 *   npm run drill -- --quick           a few rounds of each
 *   npm run drill -- --only R1,R7      some of them
 *   npm run drill -- --json file       the figures as JSON as well
 *   npm run drill -- --markdown file   the table between the markers of that file as well
 *   npm run drill -- --soak --minutes 60 --rate 50   a long time under load, with faults on the way
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renew } from '../bench/table';
import { ensureBuilt } from '../build.mjs';
import { DRILLS } from './drills';
import { runDrill } from './run';
import type { Scene } from './scene';
import { soak } from './soak';
import { soakAsMarkdown } from './soak/table';
import { asMarkdown, asText, type Result, verdict } from './table';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    soak: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
    rate: { type: 'string', default: '50' },
    every: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '15' },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});
const scenes = new Set<Scene>();
const track = (scene: Scene) => scenes.add(scene);
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await ensureBuilt();
  return values.soak ? soakForLong() : drillAll();
}

async function drillAll(): Promise<number> {
  const only = values.only?.split(',');
  const results: Result[] = [];
  for (const drill of DRILLS.filter(({ id }) => !only || only.includes(id))) {
    say(`${drill.id} ${drill.fault} …`);
    const result = await runDrill(drill, { isQuick: values.quick, track });
    results.push(result);
    say(`${asText([result])}\n`);
    // Whoever ends it early keeps what there is.
    keep(results, 'drills', asMarkdown(results));
  }
  process.stdout.write(asMarkdown(results));
  return results.some((result) => verdict(result) === 'MISSED') ? 1 : 0;
}

async function soakForLong(): Promise<number> {
  const plan = { minutes: Number(values.minutes), rate: Number(values.rate), every: Number(values.every), warmUp: Number(values['warm-up']) };
  const result = await soak(plan, say, track);
  process.stdout.write(soakAsMarkdown(result));
  keep(result, 'soak', soakAsMarkdown(result));
  const { lost, doubled, broken } = result.accounts;
  return result.failedOutside + lost + doubled + broken.length > 0 ? 1 : 0;
}

function keep(figures: unknown, marker: string, markdown: string): void {
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  if (values.markdown) renew(values.markdown, marker, markdown);
}

async function leave(code: number): Promise<void> {
  for (const scene of scenes) await scene.close();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(130));

main().then(leave, async (error: unknown) => {
  console.error(error);
  await leave(1);
});
