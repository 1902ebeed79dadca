import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { type Mutant, MUTANTS, OUT } from './mutants';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts every mutant of a file into it as it is loaded, asleep until it is named: so one run tries them all, and no file on
 * disk is touched. A check that stands in a file several times is taken out everywhere.
 */
function mutating(): Plugin {
  return {
    name: 'mutating',
    enforce: 'pre',
    transform(code, id) {
      const file = path.relative(ROOT, id.split('?')[0]!);
      return MUTANTS.filter((mutant) => mutant.file === file).reduce(mutated, code);
    },
  };
}

function mutated(code: string, { name, file, find, by }: Mutant): string {
  if (!code.includes(find)) throw new Error(`${name}: its check is not to be found in ${file}; bring test/isolation/mutants.ts up to date`);
  const isOut = `((globalThis as any).${OUT} === ${JSON.stringify(name)})`;
  return code.replaceAll(find, () => by.replace('OUT', isOut));
}

export default defineConfig({
  root: ROOT,
  plugins: [mutating()],
  resolve: { alias: { '~': path.join(ROOT, 'app') } },
  test: { include: ['test/isolation/mutations.check.ts'], globalSetup: './test/global-setup.ts', testTimeout: 120_000, hookTimeout: 120_000 },
});
