import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Door, DOORS } from '../scripts/bench/growth/doors';
import { type Sizes, steps } from '../scripts/bench/load/steps';
import { openWorld, type World } from '../scripts/bench/world';
import { createDatabase, type TestDatabase, withClient } from './postgres';
import { type RunningServer, startServer } from './running-server';

/*
 * Every address whose time must not grow, asked for at the built Slooze with so many rows that reading a whole table never
 * pays, while PostgreSQL counts the rows it reads without an index all the same. Statements are planned for any values.
 */
const SIZES: Sizes = { orders: 15_000, users: 15_000, restaurants: 11_000, dishes: 30_000 };
/** Lists of the office count so far, in whatever order the rows come. */
const COUNTED = 10_001;
const BIG = ['api_order', 'api_orderitem', 'api_menu', 'api_restaurant', 'api_user', 'api_cartitem', 'api_session', 'api_auditlog', 'api_paymentmethod', 'api_idempotencykey'];
/** Not so big, but never counted. */
const FIGURES = ['api_daytotal', 'api_bestseller'];

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
  await withClient(database.ownerUrl, load);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function load(client: pg.Client): Promise<void> {
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  for (const { sql, values } of steps(SIZES, '$argon2id$nobody')) await client.query(sql, values);
  // What the load gives to few people, each has here.
  await client.query(`
    INSERT INTO api_paymentmethod (user_id, card_last4, type, country) SELECT id, '0007', 'debit', country FROM api_user WHERE role = 'member';
    INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price)
      SELECT u.id, d.id, d.restaurant_id, u.country, 1, d.price FROM api_user u JOIN load_place r ON r.country = u.country AND r.n = 7
      JOIN load_dish d ON d.restaurant_id = r.id AND d.k = 0 ON CONFLICT DO NOTHING;
    INSERT INTO api_idempotencykey (user_id, key, request_hash, outcome) SELECT id, 'key', sha256('key'), '{}' FROM api_user`);
  await client.query('COMMIT');
  await client.query('VACUUM ANALYZE');
}

test('no address reads a big table without an index', async () => {
  for (const table of BIG) expect([table, (await owner.query(`SELECT FROM ${table} LIMIT ${COUNTED + 1}`)).rowCount]).toEqual([table, COUNTED + 1]);
  await owner.query(`ALTER DATABASE ${owner.database!} SET plan_cache_mode = force_generic_plan`);
  const server = await startServer({ database });
  const world = await openWorld(server.origin, database.ownerUrl);
  const found: string[] = [];
  try {
    await wholeReads();
    for (const door of DOORS) {
      expect([door.name, await ask(server, world, door)]).toEqual([door.name, 200]);
      found.push(...(await wholeReads()).map((table) => `${door.name}: ${table}`));
    }
  } finally {
    await world.close();
    await server.stop();
  }
  expect(found).toEqual([]);
});

async function ask({ origin }: RunningServer, world: World, { who, path, body }: Door): Promise<number> {
  const cookie = `auth_token=${world.tokens.get(who)!}`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin', ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(origin + path, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  await response.arrayBuffer();
  return response.status;
}

const before = new Map<string, number>();

/** The tables of which more was read without an index since the last look than a list may count. */
async function wholeReads(): Promise<string[]> {
  await endConnections();
  const { rows } = await owner.query<{ name: string; read: number }>(
    'SELECT relname AS name, seq_tup_read::int AS read FROM pg_stat_user_tables WHERE relname = ANY ($1) ORDER BY 1',
    [[...BIG, ...FIGURES]],
  );
  const more = rows.filter(({ name, read }) => read - (before.get(name) ?? 0) > (BIG.includes(name) ? COUNTED : 0));
  for (const { name, read } of rows) before.set(name, read);
  return more.map(({ name }) => name);
}

/** A connection tells what it has read at the latest when it ends; the server opens others. */
async function endConnections(): Promise<void> {
  const theirs = `FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^slooze( |$)' AND query NOT ILIKE 'listen%'`;
  await owner.query(`SELECT pg_terminate_backend(pid) ${theirs}`);
  while ((await owner.query(`SELECT ${theirs}`)).rowCount !== 0) await pause(5);
}
