import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSql, createDatabase, type TestDatabase } from '../test/postgres';
import { runBuilt, urlsOf } from '../test/running-server';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('slooze_template');
});
afterAll(() => database.drop());

const last = async () => (await askSql<{ name: string }>(database.ownerUrl, 'SELECT max(name) AS name FROM api_migration'))[0]!.name;
const rollBack = (...args: string[]) => runBuilt('rollback', urlsOf(database), args);

test('in production a migration is taken back only by its name', async () => {
  const name = await last();
  expect(await rollBack()).toMatchObject({ code: 1, output: expect.stringContaining(`-- --take ${name}`) });
  expect(await rollBack('--take', '0001-people')).toMatchObject({ code: 1, output: expect.stringContaining(`The last migration is ${name}`) });
  expect(await last()).toBe(name);
  expect(await rollBack('--take', name)).toMatchObject({ code: 0, output: `Took back ${name}. The next start of this version would run it again.\n` });
  expect(await last()).not.toBe(name);
});
