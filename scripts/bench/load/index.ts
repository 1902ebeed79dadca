/**
 * Fills the embedded database of a data folder with a large made-up organisation, for measuring:
 *   npm run bench:load -- --data-dir folder                      1,000,000 orders and what belongs to them
 *   npm run bench:load -- --data-dir folder --scale 0.01         a hundredth of everything
 *   npm run bench:load -- --data-dir folder --orders 5000        another number of something
 */
import { parseArgs } from 'node:util';
import { fill } from './fill';
import { readSizes, SIZE_OPTIONS } from './sizes';

const { values } = parseArgs({ options: { ...SIZE_OPTIONS, 'data-dir': { type: 'string' }, force: { type: 'boolean', default: false } } });

async function main(): Promise<void> {
  if (process.env.DATABASE_URL || process.env.DATABASE_URL_FILE) throw new Error('DATABASE_URL is set. This fills an embedded database only, never one that people may work on.');
  if (!values['data-dir']) throw new Error('Please name the folder: npm run bench:load -- --data-dir folder');
  const sizes = readSizes(values);
  const begun = performance.now();
  await fill(values['data-dir'], sizes, { force: values.force, say: (line) => process.stdout.write(`${line}\n`) });
  process.stdout.write(`Loaded ${JSON.stringify(sizes)} in ${((performance.now() - begun) / 1000).toFixed(0)} s.\n`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
