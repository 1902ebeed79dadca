import { Sequelize } from 'sequelize';
import { driver, type StatementWatch } from './client';
import { defineModels } from './models';
import './transaction-context';

let current: Sequelize | null = null;

/** The one Sequelize of this process. Throws when `connect` has not been called. */
export function sequelize(): Sequelize {
  if (!current) throw new Error('the database is not connected yet');
  return current;
}

export interface ConnectOptions {
  url: string;
  poolSize: number;
  /** Milliseconds to wait for a free connection or a locked row before giving up. */
  patience?: number;
  log?: (sql: string) => void;
  watch?: StatementWatch;
}

/** Opens the one pool of this process and binds the models to it. Connects lazily, with the first query. */
export function connect({ url, poolSize, patience = 2_000, log, watch }: ConnectOptions): Sequelize {
  if (current) throw new Error('the database is connected already');
  current = new Sequelize(url, {
    dialect: 'postgres',
    dialectModule: driver(watch),
    logging: log ? (sql) => log(sql) : false,
    // Without 'and', a where on the same column silently replaces the one of a scope.
    define: { underscored: true, timestamps: false, whereMergeStrategy: 'and' },
    pool: { max: poolSize, min: 0, acquire: patience, idle: 10_000 },
    retry: { max: 0 },
    dialectOptions: {
      application_name: 'slooze',
      connectionTimeoutMillis: 2_000,
      // Only a database that hangs is silent for longer than it waits for a lock, or a statement nobody waits for any more.
      query_timeout: patience + 500,
      statement_timeout: Math.max(5_000, patience),
      lock_timeout: patience,
      idle_in_transaction_session_timeout: 5_000,
      keepAlive: true,
    },
  });
  defineModels(current);
  return current;
}

/** Tells whoever listens of a query that went past Sequelize. */
export function logSql(sql: string): void {
  const { logging } = (current as unknown as { options: { logging: false | ((sql: string) => void) } }).options;
  if (logging) logging(sql);
}

/** Waits for queries under way, then closes the pool. Harmless when there is none. */
export async function disconnect(): Promise<void> {
  const closing = current;
  // Who is at work still has to give a connection back to it, or it would be waited for without end.
  await closing?.close();
  if (current === closing) current = null;
}
