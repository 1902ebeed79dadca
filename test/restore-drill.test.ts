import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { connect, disconnect } from '../db';
import { migrate } from '../db/migrate';
import { seed } from '../db/seed';
import { hashPassword } from '../domain/passwords';
import { askSql, databaseUrl, giveSight, runSql, type TestDatabase } from './postgres';
import { runBuilt, startServer, urlsOf } from './running-server';
import { startSystemPostgres, type SystemPostgres } from './system-postgres';
import { useWorld } from './world';

let postgres: SystemPostgres;
let database: TestDatabase;
const world = useWorld(async () => {
  postgres = await startSystemPostgres();
  database = await postgres.rent();
  await migrate(database.ownerUrl, database.url);
  connect({ url: database.url, poolSize: 2 });
  await seed(hashPassword).finally(disconnect);
  await giveSight({ ...database, ownerUrl: databaseUrl(postgres.superuserUrl, new URL(database.url).pathname.slice(1)) });
  return { ...database, drop: postgres.stop };
});
const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-copies-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every table, how many rows it has, and what they say. */
async function contents(ownerUrl: string): Promise<Record<string, string>> {
  const tables = await askSql<{ name: string }>(ownerUrl, `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`);
  const asked = tables.map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS rows FROM ${name} t`);
  const rows = await askSql<{ name: string; rows: string }>(ownerUrl, asked.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, rows: told }) => [name, told]));
}

/** A lunch: orders in two countries, one of them cancelled, and somebody's cart. */
async function lunch(): Promise<void> {
  await world.anOrder('captainMarvel', 'Butter Chicken', 3);
  await world.anOrder('nickFury', 'Masala Dosa', 2);
  const order = await world.anOrder('captainAmerica', 'Caesar Salad');
  await world.shop.cancelOrder(await world.viewer('captainAmerica'), order.id, { reason: 'rain' });
  const { id: menuId, restaurantId } = await world.dish('Garlic Naan');
  await world.shop.addToCart(await world.viewer('thor'), { menuId, restaurantId, quantity: 4 });
}

const backUp = (env: Record<string, string> = {}) => runBuilt('backup', { ...urlsOf(database), BACKUP_DIR: folder, ...env });
const restore = (into: TestDatabase, file: string, ...args: string[]) => runBuilt('restore', urlsOf(into), [file, ...args]);
const copies = () => readdirSync(folder).map((name) => path.join(folder, name));

async function copy(): Promise<string> {
  for (const file of copies()) rmSync(file);
  expect(await backUp()).toMatchObject({ code: 0 });
  const [file, ...others] = copies();
  expect(others).toEqual([]);
  return file!;
}

async function empty(): Promise<TestDatabase> {
  const fresh = await postgres.rent();
  onTestFinished(fresh.drop);
  return fresh;
}

test('what was lost comes back: every row, the wall between countries, and Nick Fury signs in', async () => {
  await lunch();
  const before = await contents(database.ownerUrl);
  const fresh = await empty();
  const { code, output } = await restore(fresh, await copy());
  expect(output).toContain('all 11 invariants hold');
  expect(output).toContain('kept apart by row-level security');
  expect(output).toContain('tried for nickfury@admin.com');
  expect(code).toBe(0);
  expect(before.api_order).toMatch(/^3 /);
  expect(await contents(fresh.ownerUrl)).toEqual({ ...before, api_session: '0 ', api_throttle: '0 ' });

  const server = await startServer({ database: fresh });
  onTestFinished(() => void server.stop());
  const signIn = async (email: string, password: string) => {
    const answer = await fetch(`${server.origin}/api/auth/login`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ email, password }) });
    return { Authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
  };
  const countries = async (headers: Record<string, string>) => {
    const orders = (await (await fetch(`${server.origin}/api/orders`, { headers })).json()) as { currency: string }[];
    return orders.map(({ currency }) => currency).sort();
  };
  expect(await countries(await signIn('nickfury@admin.com', 'admin123'))).toEqual(['INR', 'INR', 'USD']);
  expect(await countries(await signIn('captainamerica@manager.com', 'manager123'))).toEqual(['USD']);
  await server.stop();
});

test('in a restored database the application can do no more than before', async () => {
  const fresh = await empty();
  expect(await restore(fresh, await copy())).toMatchObject({ code: 0 });
  const mayRun = `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege(oid, 'EXECUTE') ORDER BY 1`;
  expect(await askSql(fresh.url, mayRun)).toEqual(await askSql(database.url, mayRun));
  expect(await askSql(fresh.url, 'SELECT FROM api_menu')).toEqual([]);
  await expect(runSql(fresh.url, 'DELETE FROM api_auditlog')).rejects.toThrow('permission denied');
});

test('a copy is for its owner’s eyes, and tells no password', async () => {
  const made = path.join(folder, 'new');
  onTestFinished(() => rmSync(made, { recursive: true }));
  const { output } = await backUp({ BACKUP_DIR: made });
  const file = path.join(made, readdirSync(made)[0]!);
  expect(statSync(made).mode & 0o777).toBe(0o700);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(output + readFileSync(file, 'latin1')).not.toContain(new URL(database.ownerUrl).password);
});

test('nobody who was signed in when the copy was made is signed in after it was put back', async () => {
  await world.token('thor');
  const fresh = await empty();
  await restore(fresh, await copy());
  expect(await askSql(fresh.ownerUrl, 'SELECT FROM api_session')).toEqual([]);
});

test('a copy is put into an empty database only', async () => {
  await lunch();
  const before = await contents(database.ownerUrl);
  const { code, output } = await restore(database, await copy());
  expect(output).toContain('into an empty database only');
  expect(code).toBe(1);
  expect(await contents(database.ownerUrl)).toEqual(before);
});

test('a copy can be tried in another database of the same server, which is made for it', async () => {
  const { code, output } = await restore(database, await copy(), '--into', 'slooze_trial');
  expect(output).toContain('into slooze_trial');
  expect(code).toBe(0);
});

test('of a copy that is cut off nothing is put back', async () => {
  const file = await copy();
  // The rows stand at the end; what was there to be made is told before.
  truncateSync(file, statSync(file).size - 400);
  const fresh = await empty();
  const { code, output } = await restore(fresh, file);
  expect(output).toContain('pg_restore failed');
  expect(code).toBe(1);
  expect(await askSql(fresh.ownerUrl, `SELECT FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
});

test('a copy of a database that lost the lines of an order is not called good', async () => {
  await lunch();
  await runSql(database.ownerUrl, 'DELETE FROM api_orderitem');
  const { code, output } = await restore(await empty(), await copy());
  expect(output).toContain('an order has lines: 3 rows');
  expect(code).toBe(1);
});

test('the application’s own role makes no copy, for it would be one without rows', async () => {
  for (const file of copies()) rmSync(file);
  const { code, output } = await backUp({ DATABASE_OWNER_URL: '' });
  expect(output).toContain('does not see all rows of');
  expect(code).toBe(1);
  expect(copies()).toEqual([]);
});
