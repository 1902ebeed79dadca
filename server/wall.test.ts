import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, disconnect } from '../db';
import { createDatabase, runSql, type TestDatabase } from '../test/postgres';
import { failToStart, urlsOf } from '../test/running-server';
import { StartError } from './start-error';
import { assertWall } from './wall';

const ROLE = `slooze_suspect_${randomBytes(4).toString('hex')}`;
const warnings: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) });
let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase('slooze_template');
});
beforeEach(() => void warnings.splice(0));
afterAll(() => database.drop());

/** Judges the wall of a fresh copy as a role of these attributes, after the owner ran these statements. */
async function judgeAs(attributes: string, ...statements: string[]): Promise<unknown> {
  const { ownerUrl, drop } = await createDatabase('slooze_template');
  const url = new URL(ownerUrl);
  Object.assign(url, { username: ROLE, password: 'suspect' });
  await runSql(ownerUrl, `CREATE ROLE ${ROLE} LOGIN PASSWORD 'suspect' ${attributes}`, ...statements);
  try {
    connect({ url: url.href, poolSize: 2 });
    await assertWall('development', log);
    return await assertWall('production', log).catch((error: unknown) => error);
  } finally {
    await disconnect();
    await drop();
    await runSql(database.ownerUrl, `DROP ROLE ${ROLE}`);
  }
}

test.each([
  ['is a superuser', 'SUPERUSER', []],
  ['has BYPASSRLS', 'BYPASSRLS', []],
  ['owns the tables', '', [`ALTER TABLE api_menu OWNER TO ${ROLE}`]],
  ['could rewrite the audit trail', '', [`GRANT DELETE ON api_auditlog TO ${ROLE}`]],
  ['finds no row-level security on api_menu', '', ['ALTER TABLE api_menu NO FORCE ROW LEVEL SECURITY']],
  ['finds no row-level security on api_menu, api_order', '', ['ALTER TABLE api_order DISABLE ROW LEVEL SECURITY', 'DROP POLICY api_menu_country ON api_menu']],
])('production refuses a role that %s; development warns', async (gap, attributes, statements) => {
  const refusal = await judgeAs(attributes, ...statements);
  expect(refusal).toBeInstanceOf(StartError);
  expect((refusal as Error).message).toContain(`the role ${ROLE} of DATABASE_URL ${gap}.`);
  expect(warnings.join()).toContain(gap);
});

test('membership counts like the thing itself', async () => {
  const refusal = await judgeAs('IN ROLE pg_monitor', `CREATE ROLE ${ROLE}_group BYPASSRLS`, `GRANT ${ROLE}_group TO ${ROLE}`);
  await runSql(database.ownerUrl, `DROP ROLE ${ROLE}_group`);
  expect((refusal as Error).message).toContain('has BYPASSRLS');
});

test('the built server refuses a superuser, with or without its own URL beside, and says what to do', async () => {
  const { ownerUrl } = database;
  for (const env of [{ DATABASE_URL: ownerUrl }, urlsOf({ ...database, url: ownerUrl })]) {
    const { code, output } = await failToStart({ ...env, DEMO_DATA: 'true', PORT: '0' });
    expect([code, output]).toEqual([1, expect.stringMatching(/DATABASE_URL is a superuser[^]*DATABASE_OWNER_URL/)]);
    expect(output).not.toContain(new URL(ownerUrl).password);
  }
});

test('the built server without the owner’s URL refuses a database that is not up to date, and takes one that is', async () => {
  const empty = await createDatabase();
  const { code, output } = await failToStart({ DATABASE_URL: empty.url, PORT: '0' });
  await empty.drop();
  expect([code, output]).toEqual([1, expect.stringMatching(/not up to date: 0001-people, .* have not run[^]*DATABASE_OWNER_URL/)]);
  // Past the wall, the next thing it minds are the demo passwords.
  expect((await failToStart({ DATABASE_URL: database.url, PORT: '0' })).output).toContain('demo passwords');
});
