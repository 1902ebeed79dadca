import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createRole, resetRole } from '../db/application-role';
import { inject } from 'vitest';

const APPLICATION = 'slooze_app';

/** Makes the application's role on a server that is not ours, with a new password, and returns the server's URL for it. */
export async function applicationRoleOn(serverUrl: string): Promise<string> {
  const role = { name: APPLICATION, password: randomBytes(12).toString('hex') };
  const known = await askSql(serverUrl, `SELECT FROM pg_roles WHERE rolname = '${APPLICATION}'`);
  await runSql(serverUrl, known.length > 0 ? resetRole(role) : createRole(role));
  const url = new URL(serverUrl);
  Object.assign(url, { username: role.name, password: role.password });
  return url.href;
}

// Those of the demo data, and those tests add.
const COUNTRIES = ['India', 'USA', 'UK', 'Germany', 'Japan', "Côte d'Ivoire / <b>"];

/**
 * Lets connections of the application's role see these countries from the start, so that a test can look at rows without
 * being anybody. Work inside `actingAs` is narrowed all the same; the built server is never given such sight.
 */
export const giveSight = ({ url, ownerUrl }: TestDatabase): Promise<void> =>
  runSql(ownerUrl, `ALTER ROLE ${new URL(url).username} IN DATABASE ${new URL(url).pathname.slice(1)} SET app.countries = ${pg.escapeLiteral(JSON.stringify(COUNTRIES).replace('[', '{').replace(']', '}'))}`);

/** The URL of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements on a connection of their own. */
export async function runSql(url: string, ...statements: string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** Rows of one query on a connection of its own. */
export const askSql = <R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> =>
  withClient(url, async (client) => (await client.query<R>(sql)).rows);

/** Work on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database of a test, by its two roles. */
export interface TestDatabase {
  /** The application's role: row-level security holds. */
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/** Creates a database of its own for a test, empty or a copy of the template. */
export async function createDatabase(template?: string): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  const name = `slooze_${randomBytes(6).toString('hex')}`;
  await runSql(serverUrl, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  return {
    url: databaseUrl(inject('applicationUrl'), name),
    ownerUrl: databaseUrl(serverUrl, name),
    drop: () => runSql(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
