import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Browser } from '../test/http';
import { askSql } from '../test/postgres';
import { type RunningServer, startServer } from '../test/running-server';

let server: RunningServer;
let owner: pg.Client;
let thor: Browser;

beforeAll(async () => {
  server = await startServer();
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  thor = new Browser(server.origin);
  await thor.signIn('thor@member.com', 'member123');
});
afterAll(async () => {
  await owner.end();
  await server.stop();
});

const PATIENT = { timeout: 30_000 };

/** The names by which PostgreSQL's log knows the connections, those that wait for a lock or all. */
async function names(condition: string): Promise<string[]> {
  // Not by the owner's connection: in a transaction it would be shown the activities of its first look again.
  const rows = await askSql<{ name: string }>(
    server.ownerUrl,
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity WHERE datname = current_database() AND ${condition}`,
  );
  return rows.map(({ name }) => name);
}

const waiting = () => names("wait_event_type = 'Lock'");

/** The line of the log about a statement of this request. */
const lineOf = (requestId: string | null, msg: string) =>
  vi.waitUntil(
    () => server.output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
      .find((line) => line.requestId === requestId && line.msg === msg),
    PATIENT,
  );

test('a statement that waits is found by the id of its request: in PostgreSQL, in the log and in the answer', async () => {
  await owner.query('BEGIN; LOCK TABLE api_cartitem');
  const asked = thor.get('/cart');
  await vi.waitUntil(async () => (await waiting()).length > 0, PATIENT);
  const [name] = await waiting();
  await pause(600);
  await owner.query('COMMIT');
  const answer = await asked;
  const id = answer.headers.get('x-request-id');
  expect([answer.status, name]).toEqual([200, `slooze ${id}`]);
  expect(await lineOf(id, 'slow statement')).toMatchObject({ sql: expect.stringContaining('api_cartitem'), milliseconds: expect.any(Number) });
});

test('a statement that fails is told with its request and PostgreSQL’s reason, and none of what was typed', async () => {
  await owner.query('BEGIN; LOCK TABLE api_user');
  const answer = await new Browser(server.origin).post('/login', { email: 'travis@member.com', password: 'member123' });
  await owner.query('COMMIT');
  expect(answer.status).toBe(503);
  const line = await lineOf(answer.headers.get('x-request-id'), 'statement failed');
  expect(line).toMatchObject({ state: '55P03', sql: expect.stringContaining('"api_user"') });
  expect(JSON.stringify(line)).not.toContain('travis');
});

test('a connection that is given back does not keep the name of a request', async () => {
  await thor.get('/cart');
  expect(await names("application_name ~ '^slooze( |$)'")).toEqual(['slooze']);
});
