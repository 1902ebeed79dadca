import { afterAll, beforeAll } from 'vitest';
import { createDatabase, type TestDatabase } from '../postgres';
import { type House, openHouse } from './house';
import { Matrix } from './matrix';

/** Opens the whole house on a demo world of its own for the tests of a file, with the matrix over it. */
export function useMatrix(): { readonly house: House; readonly matrix: Matrix } {
  const opened = {} as { house: House; matrix: Matrix };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase('slooze_template');
    opened.house = await openHouse(database);
    opened.matrix = await Matrix.over(opened.house);
  });
  afterAll(async () => {
    await opened.house.close();
    await database.drop();
  });
  return opened;
}
