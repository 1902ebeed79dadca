import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, type TestDatabase } from '../postgres';
import { DOORS } from './doors';
import { type House, openHouse } from './house';
import { cellsOf, Matrix } from './matrix';

let database: TestDatabase;
let house: House;
let matrix: Matrix;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
  house = await openHouse(database);
  matrix = await Matrix.over(house);
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

const CELLS = cellsOf(DOORS);

describe.each(DOORS.filter(({ send }) => send).map((door) => [door.name, door] as const))('%s', (_, door) => {
  test('gives everybody what they may see, and refuses the rest without a trace', async () => {
    const outcomes = await matrix.askAll(CELLS.filter((cell) => cell.door === door));
    const faults = outcomes.flatMap(({ who, kind, country, faults }) => faults.map((fault) => `${who}, ${kind} ${country}: ${fault}`));
    expect(faults).toEqual([]);
    expect(house.complaints.splice(0), 'what went wrong behind the scenes').toEqual([]);
  });
});

test('there are about a thousand questions', () => {
  expect(CELLS.length).toBeGreaterThan(1000);
});
