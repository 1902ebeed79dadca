import { describe, expect, test } from 'vitest';
import { MUTANTS, OUT } from './mutants';
import { askWithout, faultsIn, foreignIn } from './without';
import { useMatrix } from './use-matrix';

/*
 * Every check taken out in turn, see `mutants.ts`: with row-level security down the matrix must notice each, and with it up
 * nobody may see a foreign row all the same. Run by `npm run isolation:mutations`, with its own config that plants them.
 */
const opened = useMatrix();
const out = globalThis as Record<string, unknown>;

describe('without', () => {
  test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (name, { doors, isUnwalled, sparedBy }) => {
    out[OUT] = name;
    const { down, up } = await askWithout(opened.house, opened.matrix, doors).finally(() => delete out[OUT]);
    const noticed = [...faultsIn(down), ...faultsIn(up)];
    if (sparedBy) expect(noticed, `spared: ${sparedBy}`).toEqual([]);
    else expect(noticed.length, 'faults noticed').toBeGreaterThan(0);
    if (!isUnwalled) expect(foreignIn(up), 'with the wall up').toEqual([]);
  });
});
