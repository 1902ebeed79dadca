import type { Logger } from 'pino';
import type { Config } from '../config/env';
import { connect, disconnect } from '../db';
import { startEmbeddedPostgres } from '../db/embedded';
import { migrate } from '../db/migrate';
import { seed } from '../db/seed';
import { findDemoPasswords } from '../domain/demo';
import { hashPassword } from '../domain/passwords';
import { StartError } from './start-error';

export interface OpenDatabase {
  /** True when this start filled it with the demo data. */
  seeded: boolean;
  /** Closes the pool, then stops the embedded server if it is ours. */
  close(): Promise<void>;
}

/** Reaches the database, starting the embedded one when no URL is configured. Does not touch what is in it. */
export async function reachDatabase(config: Config, log: Logger): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => log.info(line) });
}

/** Makes the database ready for people: reached, migrated, seeded when it may be, and free of demo passwords when live. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const server = await reachDatabase(config, log);
  try {
    const ran = await migrate(server.url).catch((error: unknown) => explain(error));
    if (ran.length > 0) log.info({ migrations: ran }, 'database migrated');
    connect({ url: server.url, poolSize: config.poolSize, log: (sql) => log.trace({ sql }, 'query') });
    const seeded = config.seed && (await seed(hashPassword));
    if (!config.demoData) await refuseDemoPasswords();
    return {
      seeded,
      close: async () => {
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

function explain(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (!name.startsWith('SequelizeConnection') && !name.startsWith('SequelizeHost') && name !== 'SequelizeAccessDeniedError') throw error;
  throw new StartError(
    `The database cannot be reached: ${(error as Error).message || name}.\n` +
      'Check DATABASE_URL, and that PostgreSQL (15 or newer) is running and lets this machine in.',
  );
}
