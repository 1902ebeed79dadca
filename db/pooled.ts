import pg from 'pg';
import { logSql, sequelize } from './connection';
import { currentTransaction } from './transaction-context';

/** A connection of the one pool, as Sequelize hands it out; `_invalid` is its word for one that must not be used again. */
export type PooledConnection = pg.Client & { _invalid?: boolean; connectionParameters: { query_timeout: number } };

interface Pool {
  pool: { using: number; available: number; waiting: number; maxSize: number };
  getConnection(options?: { uuid?: string }): Promise<PooledConnection>;
  releaseConnection(connection: PooledConnection): void;
}

const pool = () => (sequelize() as unknown as { connectionManager: Pool }).connectionManager;

/** How many connections are in use and idle, how many may be opened at most, and how many borrowers wait. */
export function poolStanding(): { inUse: number; idle: number; most: number; waiting: number } {
  const { using: inUse, available: idle, maxSize: most, waiting } = pool().pool;
  return { inUse, idle, most, waiting };
}

/** Borrows a connection; give it back by `giveBack`. Throws Sequelize's connection errors. */
export const borrow = (uuid?: string): Promise<PooledConnection> => pool().getConnection({ uuid });

export const giveBack = (connection: PooledConnection): void => pool().releaseConnection(connection);

/** The connection of the transaction around the caller, if there is one. */
export const joinedConnection = (): PooledConnection | undefined => (currentTransaction() as { connection?: PooledConnection } | undefined)?.connection;

/** Sends one query over a connection, tells the log, and marks the connection when it can no longer be trusted. */
export async function send(connection: PooledConnection, text: string, named: { name?: string; values?: unknown[] } = {}): Promise<pg.QueryResult> {
  logSql(text);
  try {
    return await connection.query({ text, name: named.name, values: named.values, types: pg.types } as pg.QueryConfig);
  } catch (error) {
    // The answer to this query may still come, and would then be taken for that to the next.
    if (!isFromPostgres(error)) connection._invalid = true;
    throw error;
  }
}

/** Runs work whose statements may take longer over this connection than others. */
export async function patiently<T>({ connectionParameters }: PooledConnection, seconds: number, work: () => Promise<T>): Promise<T> {
  const usual = connectionParameters.query_timeout;
  connectionParameters.query_timeout = Math.max(usual, seconds * 1_000 + 500);
  return work().finally(() => (connectionParameters.query_timeout = usual));
}

const isFromPostgres = (error: unknown) => error instanceof pg.DatabaseError;
