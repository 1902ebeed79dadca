import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSql, createDatabase, runSql, withClient } from '../test/postgres';
import { migrate, MIGRATIONS, rollBack, RollBackError, unmigrate } from './migrate';

let database: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const ALL = ['0001-people', '0002-catalog', '0003-ordering', '0004-audit', '0005-searching', '0006-row-level-security', '0007-catalog-changes', '0008-day-totals', '0009-best-sellers', '0010-flat-search'];

/** All that migrations make, as lines: columns, indexes, constraints, functions, triggers, views, policies and who may run what. */
async function schema(): Promise<string[]> {
  const rows = await askSql<{ line: string }>(database.ownerUrl, `
    SELECT format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) AS line
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_functiondef(oid) || coalesce(array_to_string(ARRAY(SELECT unnest(proacl)::text ORDER BY 1), ' '), '') FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    UNION ALL SELECT pg_get_triggerdef(oid) || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT viewname || ' ' || definition FROM pg_views WHERE schemaname = 'public'
    UNION ALL SELECT to_jsonb(p)::text FROM pg_policies p WHERE schemaname = 'public'
    UNION ALL SELECT format('%s walled %s %s', relname, relrowsecurity, relforcerowsecurity) FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    UNION ALL SELECT extname::text FROM pg_extension
    ORDER BY 1`);
  return rows.map((row) => row.line);
}

test('from empty to complete, all the way back, and up again to the same schema', async () => {
  expect(await migrate(database.ownerUrl)).toEqual(ALL);
  const first = await schema();
  expect(await unmigrate(database.ownerUrl)).toEqual(ALL.toReversed());
  expect((await schema()).filter((line) => !line.includes('api_migration'))).toEqual(['plpgsql']);
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

test('each migration taken back leaves what was there before it', async () => {
  await unmigrate(database.ownerUrl);
  const before = new Map<string, string[]>();
  for (const { name, up } of MIGRATIONS) {
    before.set(name, await schema());
    await runSql(database.ownerUrl, up, `INSERT INTO api_migration VALUES ('${name}')`);
  }
  for (const name of ALL.toReversed()) {
    expect(await rollBack(database.ownerUrl, () => undefined)).toBe(name);
    expect([name, await schema()]).toEqual([name, before.get(name)]);
  }
  await expect(rollBack(database.ownerUrl, () => undefined)).rejects.toThrow('nothing to take back');
  await migrate(database.ownerUrl);
});

test('nothing is taken back while somebody else migrates, nor when a newer version has', async () => {
  const full = await schema();
  await withClient(database.ownerUrl, async (other) => {
    await other.query('BEGIN; SELECT pg_advisory_xact_lock(7536601)');
    await expect(rollBack(database.ownerUrl, () => undefined)).rejects.toThrow('else is migrating');
  });
  await runSql(database.ownerUrl, `INSERT INTO api_migration VALUES ('9999-tomorrow')`);
  await expect(rollBack(database.ownerUrl, () => undefined)).rejects.toThrow(RollBackError);
  await runSql(database.ownerUrl, `DELETE FROM api_migration WHERE name = '9999-tomorrow'`);
  expect(await schema()).toEqual(full);
});
