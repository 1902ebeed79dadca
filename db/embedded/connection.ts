import { Client, DatabaseError } from 'pg';
import { type ApplicationRole, createRole, resetRole } from '../application-role';

export const SUPERUSER = 'foodadmin';
export const APPLICATION = 'slooze_app';
export const DATABASE = 'foodorder_db';

/** Where a server of ours listens, and how to get in. */
export interface Address {
  port: number;
  password: string;
}

/** The address of our database as one URL, for one of its two roles. */
export function databaseUrl(port: number, { name, password }: ApplicationRole): string {
  return `postgres://${name}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

/** When the server at this address started, in whole seconds; null when nobody answers there as ours would. */
export async function askStartTime(address: Address): Promise<number | null> {
  try {
    return await withClient(address, async (client) => {
      const { rows } = await client.query<{ started: string }>(
        'select floor(extract(epoch from pg_postmaster_start_time()))::bigint as started',
      );
      return Number(rows[0]?.started);
    });
  } catch {
    return null;
  }
}

/** Creates our database, and the role the application connects as, when the server has none of that name. */
export async function ensureDatabase(address: Address, application: ApplicationRole): Promise<void> {
  await withClient(address, async (client) => {
    const known = await client.query('select from pg_roles where rolname = $1', [application.name]);
    await client.query(known.rowCount ? resetRole(application) : createRole(application));
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount) return;
    try {
      await client.query(`create database ${DATABASE}`);
    } catch (error) {
      const someoneWasQuicker = error instanceof DatabaseError && error.code === '42P04';
      if (!someoneWasQuicker) throw error;
    }
  });
}

async function withClient<T>({ port, password }: Address, work: (client: Client) => Promise<T>): Promise<T> {
  // Everything is said here, so that PG… variables meant for another server change nothing.
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5000,
  });
  // A server that goes away while we talk to it ends the query with an error; this one would be a second.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
