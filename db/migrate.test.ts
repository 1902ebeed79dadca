import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../test/postgres';
import { migrate, unmigrate } from './migrate';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const ALL = ['0001-people', '0002-catalog', '0003-ordering', '0004-audit', '0005-searching', '0006-row-level-security', '0007-catalog-changes', '0008-day-totals', '0009-best-sellers', '0010-flat-search'];

async function schema(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    SELECT format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    ORDER BY 1`);
  await client.end();
  return rows.map((row) => row.line);
}

test('from empty to complete, all the way back, and up again to the same schema', async () => {
  expect(await migrate(database.ownerUrl)).toEqual(ALL);
  const first = await schema();
  expect(await unmigrate(database.ownerUrl)).toEqual(ALL.toReversed());
  expect((await schema()).filter((line) => !line.includes('api_migration'))).toEqual([]);
  expect(await migrate(database.ownerUrl)).toEqual(ALL);
  expect(await schema()).toEqual(first);
});

test('two instances that start at once migrate once', async () => {
  await unmigrate(database.ownerUrl);
  const ran = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl), migrate(database.ownerUrl)]);
  expect(ran.flat()).toEqual(ALL);
});

test('migrating a migrated database does nothing', async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
});
