import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../postgres';
import { type House, openHouse } from './house';
import { Matrix } from './matrix';
import { MUTANTS, OUT } from './mutants';
import { askWithout, faultsIn, foreignIn } from './without';

/*
 * Every check taken out in turn, see `mutants.ts`: with row-level security down the matrix must notice each, and with it up
 * nobody may see a foreign row all the same. Run by `npm run isolation:mutations`, with its own config that plants them.
 */
let database: TestDatabase;
let house: House;
let matrix: Matrix;
const out = globalThis as Record<string, unknown>;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
  house = await openHouse(database);
  matrix = await Matrix.over(house);
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

describe('without', () => {
  test.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (name, { doors, isUnwalled, sparedBy }) => {
    out[OUT] = name;
    const { down, up } = await askWithout(house, matrix, doors).finally(() => delete out[OUT]);
    const noticed = [...faultsIn(down), ...faultsIn(up)];
    if (sparedBy) expect(noticed, `spared: ${sparedBy}`).toEqual([]);
    else expect(noticed.length, 'faults noticed').toBeGreaterThan(0);
    if (!isUnwalled) expect(foreignIn(up), 'with the wall up').toEqual([]);
  });
});
