import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSql, createDatabase, runSql, type TestDatabase } from '../../test/postgres';
import { another } from './another-database';

const NAME = `slooze_${randomBytes(6).toString('hex')}`;
let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await runSql(database.ownerUrl, `DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await database.drop();
});

test('the database a copy is tried in sorts and searches like the one beside it', async () => {
  const { ownerUrl } = await another({ ...database, stop: async () => undefined }, NAME);
  const kind = `SELECT current_database() AS name, to_jsonb(d) - '{oid,datname,datfrozenxid,datminmxid,datacl,dattablespace}'::text[] AS kind FROM pg_database d WHERE datname = current_database()`;
  const [made] = await askSql<{ name: string; kind: object }>(ownerUrl, kind);
  const [beside] = await askSql<{ name: string; kind: object }>(database.ownerUrl, kind);
  expect(made).toEqual({ name: NAME, kind: beside!.kind });
  expect(await another({ ...database, stop: async () => undefined }, NAME)).toMatchObject({ ownerUrl });
});

test('a name that would have to be written in a special way is refused', async () => {
  await expect(another({ ...database, stop: async () => undefined }, 'a trial')).rejects.toThrow('small letters');
});
