import type { Logger } from 'pino';
import type { Config } from '../config/env';
import { connect, disconnect, type StatementWatch } from '../db';
import { startEmbeddedPostgres } from '../db/embedded';
import { migrate, pendingMigrations } from '../db/migrate';
import { seed } from '../db/seed';
import { keepCatalog } from '../domain/catalog-cache';
import { findDemoPasswords } from '../domain/demo';
import { hashPassword } from '../domain/passwords';
import { StartError } from './start-error';
import { assertWall } from './wall';

export interface OpenDatabase {
  /** True when this start filled it with the demo data. */
  seeded: boolean;
  /** Stops listening, closes the pool, then stops the embedded server if it is ours. */
  close(): Promise<void>;
}

/** A database that answers, by its two roles. */
export interface ReachedDatabase {
  /** The application's role. */
  url: string;
  /** The owner's, who may migrate; null when this process was not given it. */
  ownerUrl: string | null;
  stop(): Promise<void>;
}

/** Reaches the database, starting the embedded one when no URL is configured. Does not touch what is in it. */
export async function reachDatabase(config: Config, log: Logger): Promise<ReachedDatabase> {
  const { databaseUrl: url, databaseOwnerUrl: ownerUrl } = config;
  if (!url) return startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
  return { url, ownerUrl, stop: async () => undefined };
}

/**
 * Migrates as the owner and returns what ran. Without the owner's URL the tables must be up to date already; outside
 * production the connected application's role may be the owner and migrate itself. Throws StartError.
 */
export async function bringUpToDate({ url, ownerUrl }: ReachedDatabase, mode: Config['mode']): Promise<string[]> {
  if (ownerUrl) return migrate(ownerUrl, url).catch((error: unknown) => explain(error, 'DATABASE_OWNER_URL'));
  const pending = await pendingMigrations().catch((error: unknown) => explain(error, 'DATABASE_URL'));
  if (pending.length === 0) return [];
  if (mode !== 'production') return migrate(url);
  throw new StartError(
    `The database is not up to date: ${pending.join(', ')} ${pending.length === 1 ? 'has' : 'have'} not run.\n` +
      "Set DATABASE_OWNER_URL to the role that owns the tables, here or for one run of npm run db:migrate, then start again.",
  );
}

/** Makes the database ready for people: reached, migrated, seeded when it may be, and free of demo passwords when live. */
export async function openDatabase(config: Config, log: Logger, watch?: StatementWatch): Promise<OpenDatabase> {
  const server = await reachDatabase(config, log);
  try {
    connect({ url: server.url, poolSize: config.poolSize, log: (sql) => log.trace({ sql }, 'query'), watch });
    const ran = await bringUpToDate(server, config.mode);
    if (ran.length > 0) log.info({ migrations: ran }, 'database migrated');
    await assertWall(config.mode, log).catch((error: unknown) => explain(error, 'DATABASE_URL'));
    const seeded = config.seed && (await seed(hashPassword));
    if (!config.demoData) await refuseDemoPasswords();
    const catalog = keepCatalog(server.url, (error) => log.warn({ err: error }, 'not told of changes in the catalog: it is read from the database'));
    return {
      seeded,
      close: async () => {
        await catalog.close();
        await disconnect();
        await server.stop();
      },
    };
  } catch (error) {
    await disconnect();
    await server.stop();
    throw error;
  }
}

async function refuseDemoPasswords(): Promise<void> {
  const open = await findDemoPasswords();
  if (open.length === 0) return;
  throw new StartError(
    `DEMO_DATA is off, but these people still have their public demo passwords: ${open.join(', ')}.\n` +
      'Start once with DEMO_DATA=true, change or deactivate them in the back office, then start again.',
  );
}

function explain(error: unknown, variable: string): never {
  const name = error instanceof Error ? error.name : '';
  if (!name.startsWith('SequelizeConnection') && !name.startsWith('SequelizeHost') && name !== 'SequelizeAccessDeniedError') throw error;
  throw new StartError(
    `The database cannot be reached: ${(error as Error).message || name}.\n` +
      `Check ${variable}, and that PostgreSQL (15 or newer) is running and lets this machine in.`,
  );
}
