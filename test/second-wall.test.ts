import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { connect, disconnect, sequelize, unwalledTables } from '../db';
import { actingAs } from '../domain/acting-as';
import { findViewer, startSession } from '../domain/sessions';
import type { Viewer } from '../domain/rules/viewer';
import { askSql, createDatabase, runSql, type TestDatabase } from './postgres';
import { CARTS_AND_ORDERS_EVERYWHERE, PEOPLE_EVERYWHERE } from './rows-everywhere';
import { PEOPLE, type PersonName } from './world';

/*
 * Raw SQL as the role the application connects as, without a condition on the country: what row-level security alone
 * keeps apart. The rows are read as the built server would: no sight is given to these connections.
 */
const WALLED = ['api_auditlog', 'api_cartitem', 'api_menu', 'api_order', 'api_orderitem', 'api_paymentmethod', 'api_restaurant'];
/** What the database counts itself, out of orders. */
const COUNTED = ['api_bestseller', 'api_bestsellerday', 'api_daytotal', 'api_sale'];
const CHANGEABLE = WALLED.filter((table) => table !== 'api_auditlog');
const EVERYWHERE = ['India', 'UK', 'USA'];
/** A staff manager, a member, and an admin; a superuser who is a member; and the countries that exist for each. */
const SIGHTS: [person: PersonName, countries: string[]][] = [
  ['captainMarvel', ['India']],
  ['travis', ['USA']],
  ['nickFury', EVERYWHERE],
  ['thanos', EVERYWHERE],
];

let database: TestDatabase;
const viewers = {} as Record<PersonName, Viewer>;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
  await runSql(database.ownerUrl, ...PEOPLE_EVERYWHERE, ...CARTS_AND_ORDERS_EVERYWHERE);
  await runSql(database.ownerUrl, 'SELECT api_keep_best_sellers(name) FROM api_country', 'UPDATE api_orderitem SET quantity = quantity + 1');
  // One connection, so that whatever stays behind on it meets the next to borrow it.
  connect({ url: database.url, poolSize: 1 });
  for (const person of Object.keys(PEOPLE) as PersonName[]) viewers[person] = await viewerOf(person);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function viewerOf(person: PersonName): Promise<Viewer> {
  const [user] = await askSql<{ id: string }>(database.ownerUrl, `SELECT id FROM api_user WHERE email = '${PEOPLE[person]}'`);
  return (await findViewer(await startSession(user!.id, { ip: null, userAgent: null })))!;
}

const sql = async <R extends object>(text: string, bind: unknown[] = []) => (await sequelize().query(text, { bind }))[0] as R[];
const as = <T>(person: PersonName, work: () => Promise<T>) => actingAs(viewers[person], work);
const countriesIn = async (table: string) => (await sql<{ country: string }>(`SELECT DISTINCT country FROM ${table} ORDER BY 1`)).map((row) => row.country);

/** A row like the first of a country, under a new key. */
async function anotherRow(table: string, country: string): Promise<string> {
  const id = table === 'api_auditlog' ? '9000000' : `"${crypto.randomUUID()}"`;
  const [found] = await askSql<{ row: string }>(
    database.ownerUrl,
    `SELECT (to_jsonb(t) || '{"id": ${id}}')::text AS row FROM ${table} t WHERE country = '${country}' LIMIT 1`,
  );
  return found!.row;
}

async function insert(table: string, row: string) {
  const [columns] = await askSql<{ names: string }>(
    database.ownerUrl,
    `SELECT string_agg(quote_ident(attname), ', ') AS names FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  return sql(`INSERT INTO ${table} (${columns!.names}) SELECT ${columns!.names} FROM jsonb_populate_record(NULL::${table}, $1)`, [row]);
}

test('every table that names a country is walled, and every table that depends on a walled one', async () => {
  expect(await unwalledTables()).toEqual([]);
  const walled = await sql<{ relname: string }>('SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1');
  expect(walled.map(({ relname }) => relname)).toEqual([...WALLED, ...COUNTED].sort());
  expect(
    await sql(`SELECT c.conrelid::regclass::text FROM pg_constraint c JOIN pg_class parent ON parent.oid = c.confrelid JOIN pg_class child ON child.oid = c.conrelid
               WHERE c.contype = 'f' AND parent.relrowsecurity AND NOT child.relrowsecurity`),
  ).toEqual([]);
});

test('a later table with a country is found until it is walled like the others', async () => {
  const steps: [statement: string, found: string[]][] = [
    ['CREATE TABLE api_later (country text)', ['api_later']],
    ['ALTER TABLE api_later ENABLE ROW LEVEL SECURITY', ['api_later']],
    ['ALTER TABLE api_later FORCE ROW LEVEL SECURITY', ['api_later']],
    ['CREATE POLICY later ON api_later USING (false)', []],
    ['DROP TABLE api_later', []],
  ];
  for (const [statement, found] of steps) {
    await runSql(database.ownerUrl, statement);
    expect([statement, await unwalledTables()]).toEqual([statement, found]);
  }
});

describe.each(WALLED)('%s', (table) => {
  test('holds nothing for who says no countries, and takes nothing from them', async () => {
    expect(await askSql(database.ownerUrl, `SELECT DISTINCT country FROM ${table} ORDER BY 1`)).toHaveLength(3);
    expect(await sql(`SELECT * FROM ${table}`)).toEqual([]);
    await expect(insert(table, await anotherRow(table, 'India'))).rejects.toThrow('row-level security');
  });

  test.each(SIGHTS)('holds for %s exactly %j', async (person, countries) => {
    expect(await as(person, () => countriesIn(table))).toEqual(countries);
  });

  test('takes no row of another country', async () => {
    const foreign = await anotherRow(table, 'USA');
    await expect(as('captainMarvel', () => insert(table, foreign))).rejects.toMatchObject({ code: 'other_country' });
  });
});

describe.each(COUNTED)('%s', (table) => {
  test.each(SIGHTS)('holds for %s exactly %j', async (person, countries) => {
    expect(await as(person, () => countriesIn(table))).toEqual(countries);
  });

  test.each([`UPDATE ${table} SET country = country`, `DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM ${table}`])('is counted by the database alone: %s', async (statement) => {
    await expect(as('nickFury', () => sql(statement))).rejects.toThrow(/permission denied/);
  });
});

describe.each(CHANGEABLE)('%s', (table) => {
  test('keeps rows of another country from being changed or removed by their keys', async () => {
    const keys = (await askSql<{ id: string }>(database.ownerUrl, `SELECT id FROM ${table} WHERE country <> 'India'`)).map(({ id }) => id);
    const touched = await as('captainMarvel', async () => [
      ...(await sql(`UPDATE ${table} SET country = country WHERE id = ANY ($1) RETURNING id`, [keys])),
      ...(await sql(`DELETE FROM ${table} WHERE id = ANY ($1) RETURNING id`, [keys])),
      ...(await sql(`SELECT id FROM ${table} WHERE id = ANY ($1) FOR UPDATE`, [keys])),
    ]);
    expect(touched).toEqual([]);
  });

  test('lets no row be moved abroad', async () => {
    await expect(as('captainMarvel', () => sql(`UPDATE ${table} SET country = 'USA'`))).rejects.toMatchObject({ code: 'other_country' });
  });
});

test.each([
  'UPDATE api_auditlog SET action = \'nothing.happened\'',
  'DELETE FROM api_auditlog',
  'TRUNCATE api_auditlog',
  'DROP TABLE api_auditlog',
  'ALTER TABLE api_auditlog DISABLE TRIGGER api_auditlog_append_only',
  'ALTER TABLE api_auditlog DISABLE ROW LEVEL SECURITY',
  'DROP POLICY api_auditlog_country ON api_auditlog',
  'DELETE FROM api_formercountry',
  'DELETE FROM api_migration',
  'CREATE TABLE mine (id int)',
  `SET ROLE ${new URL(inject('serverUrl')).username}`,
])('not even an admin may, through the application: %s', async (statement) => {
  const before = await askSql(database.ownerUrl, 'SELECT count(*) FROM api_auditlog');
  await expect(as('nickFury', () => sql(statement))).rejects.toThrow(/permission denied|must be owner/);
  expect(await askSql(database.ownerUrl, 'SELECT count(*) FROM api_auditlog')).toEqual(before);
});

test('nobody’s countries stay behind on a connection, whether the work is kept or fails', async () => {
  const here = () => sql(`SELECT pg_backend_pid() AS pid, coalesce(current_setting('app.countries', true), '') AS countries, current_setting('app.user_id', true) AS person`);
  const [before] = await here();
  await as('nickFury', () => countriesIn('api_order'));
  expect(await here()).toEqual([{ ...before, countries: '', person: '' }]);
  await as('nickFury', () => sql('SELECT 1 / 0')).catch(() => undefined);
  expect(await here()).toEqual([{ ...before, countries: '', person: '' }]);
  expect(await sql('SELECT * FROM api_order')).toEqual([]);
});

test('what is hidden tells its country to the application’s role, and to nobody else', async () => {
  const [order] = await askSql<{ id: string }>(database.ownerUrl, `SELECT id FROM api_order WHERE country = 'UK'`);
  const ask = 'SELECT api_country_of($1, $2) AS country';
  expect(await as('captainMarvel', () => sql(ask, ['order', order!.id]))).toEqual([{ country: 'UK' }]);
  expect(await sql(ask, ['order', crypto.randomUUID()])).toEqual([{ country: null }]);
  const stranger = `slooze_stranger_${process.pid}`;
  await runSql(database.ownerUrl, `CREATE ROLE ${stranger} LOGIN PASSWORD 'stranger'`);
  const url = new URL(database.url);
  Object.assign(url, { username: stranger, password: 'stranger' });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await expect(client.query(ask, ['order', order!.id])).rejects.toThrow('permission denied');
  await client.end();
  await runSql(database.ownerUrl, `DROP ROLE ${stranger}`);
});

test('the functions that search as the owner find only what is shown', async () => {
  const everything = `ARRAY['%']`;
  for (const table of ['api_restaurant', 'api_menu']) {
    const found = `FROM api_first_matching('${table}', ${everything}, NULL) found`;
    const find = `SELECT DISTINCT country ${found} JOIN ${table} t ON t.id = found`;
    const count = `SELECT count(*)::int AS n ${found}`;
    expect(await sql(count)).toEqual([{ n: 0 }]);
    expect(await as('captainMarvel', () => sql(find))).toEqual([{ country: 'India' }]);
    const seen = await as('captainMarvel', () => sql(`SELECT count(*)::int AS n FROM ${table}`));
    expect(await as('captainMarvel', () => sql(count))).toEqual(seen);
  }
  const served = (place: string) => sql(`SELECT DISTINCT country FROM api_restaurants_serving(${everything}, ${place}, NULL, NULL, 99) found JOIN api_restaurant t ON t.id = found`);
  expect(await served('NULL')).toEqual([]);
  for (const place of ['NULL', `'India'`]) expect(await as('captainMarvel', () => served(place))).toEqual([{ country: 'India' }]);
  expect(await as('captainMarvel', () => served(`'USA'`))).toEqual([]);
});

test('the trail of a country that is gone stays readable for those who see everything', async () => {
  await runSql(
    database.ownerUrl,
    `INSERT INTO api_country VALUES ('Atlantis', 'EUR', 'en', 'UTC')`,
    `INSERT INTO api_auditlog (action, object_type, object_id, country) VALUES ('country.add', 'country', 'Atlantis', 'Atlantis')`,
    `DELETE FROM api_country WHERE name = 'Atlantis'`,
  );
  expect(await as('nickFury', () => countriesIn('api_auditlog'))).toContain('Atlantis');
  expect(await as('captainMarvel', () => countriesIn('api_auditlog'))).toEqual(['India']);
});
