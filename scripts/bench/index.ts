/**
 * Measures the built Slooze beside reference servers, each in a process of its own, on a database of its own:
 *   npm run bench                             all operations, three rounds, below five minutes
 *   npm run bench -- --quick                  one short round
 *   npm run bench -- --only cart              operations with this in their name
 *   npm run bench -- --profile                and what the server spends its time in
 *   npm run bench -- --json file              the figures as JSON as well
 *   npm run bench -- --markdown file          the table between the markers of that file as well
 *   npm run bench -- --steady                 starting, memory over a million requests, many sign-ins at once
 *   npm run bench -- --growth --scale 0.1     how times grow from a thousand orders to a tenth of a million
 *   npm run bench -- --growth --data-dir f    the same with a folder that bench:load has filled
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../build.mjs';
import { measureGrowth } from './growth';
import { growthAsMarkdown, growthAsText } from './growth/table';
import { readSizes, SIZE_OPTIONS } from './load/sizes';
import { measure } from './measure';
import { operations, type Operation } from './operations';
import { hottest, profileText } from './profile';
import { failures, summarise } from './results';
import { runRounds } from './rounds';
import { Stage } from './stage';
import { measureSteadiness, steadinessAsMarkdown } from './steady';
import { asMarkdown, asText, renew } from './table';
import type { Contender } from './contender';
import type { World } from './world';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    requests: { type: 'string' },
    growth: { type: 'boolean', default: false },
    steady: { type: 'boolean', default: false },
    'data-dir': { type: 'string' },
    ...SIZE_OPTIONS,
    profile: { type: 'boolean', default: false },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});
const plan = {
  rounds: Number(values.rounds ?? (values.quick ? 1 : 3)),
  seconds: Number(values.seconds ?? (values.quick ? 0.5 : 1.5)),
  requests: values.requests === undefined ? undefined : Number(values.requests),
};
const stage = new Stage();

const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  await ensureBuilt();
  if (values.steady) return steadiness();
  return values.growth ? growth() : race();
}

/** Every operation beside its references. */
async function race(): Promise<number> {
  const { product, world, databaseUrl } = await stage.startProduct();
  const chosen = choose(operations(world), values.only);
  const references = await stage.startReferences(chosen, product, world, databaseUrl);
  const measured = await runRounds({ product, references }, chosen, world, plan, say);
  const report = summarise(measured);
  process.stdout.write(`\n${asText(report)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  if (values.markdown) renew(values.markdown, 'bench', asMarkdown(report));
  if (values.profile) await profileAll(chosen, product, world);
  const failed = failures(report);
  if (failed.length > 0) console.error(`\n${failed.join('\n')}\nFigures with failures mean nothing.`);
  return failed.length > 0 ? 1 : 0;
}

async function steadiness(): Promise<number> {
  const steady = await measureSteadiness(stage, plan.requests ?? (values.quick ? 20_000 : 1_000_000), say);
  process.stdout.write(`\n${steadinessAsMarkdown(steady)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(steady, null, 2)}\n`);
  if (values.markdown) renew(values.markdown, 'steady', steadinessAsMarkdown(steady));
  return steady.memory.failed + steady.signIns.failedMenus > 0 ? 1 : 0;
}

/** Every list, search and first page at little and at much data. */
async function growth(): Promise<number> {
  const growthPlan = { sizes: readSizes(values), times: values.quick ? 3 : 11, dataDir: values['data-dir'], only: values.only };
  const grown = await measureGrowth(stage, growthPlan, say);
  process.stdout.write(`\n${growthAsText(grown)}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(grown, null, 2)}\n`);
  if (values.markdown) renew(values.markdown, 'growth', growthAsMarkdown(grown));
  return grown.every(({ statuses }) => statuses.every((status) => status === 200)) ? 0 : 1;
}

/** Those asked for, and what their targets compare them with. */
function choose(all: Operation[], only: string): Operation[] {
  const asked = all.filter(({ name }) => name.includes(only));
  if (asked.length === 0) throw new Error(`No operation has "${only}" in its name: ${all.map(({ name }) => name).join(', ')}.`);
  const beside = asked.flatMap(({ target }) => (typeof target?.of === 'object' ? [target.of.operation] : []));
  return all.filter((operation) => asked.includes(operation) || beside.includes(operation.name));
}

/** Apart from the rounds: being watched costs time itself. */
async function profileAll(chosen: Operation[], product: Contender, world: World): Promise<void> {
  for (const operation of chosen) {
    say(`profiling: ${operation.name}`);
    const { perSecond } = await measure(product, operation, world, Math.min(50, operation.most ?? 50));
    const amount = Math.round(Math.min(operation.most ?? Infinity, Math.max(50, perSecond * plan.seconds * 2)));
    // What is prepared comes before, so that only the operation itself is seen.
    const { prepare, ...unprepared } = operation;
    await prepare?.(world);
    await product.ask('startProfile');
    await measure(product, unprepared, world, amount);
    process.stdout.write(profileText(operation.name, hottest(await product.ask('stopProfile'))));
  }
}

async function leave(code: number): Promise<void> {
  await stage.end();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(130));

main().then(leave, async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await leave(1);
});
