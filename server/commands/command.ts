import type { Logger } from 'pino';
import { type Config, readConfig } from '../../config/env';
import { connect, disconnect } from '../../db';
import { bringUpToDate, type ReachedDatabase, reachDatabase } from '../database';
import { createLog } from '../log';
import { foreseenSentence } from '../start-error';

/** What a command of the terminal works with. */
export interface Desk {
  config: Config;
  log: Logger;
  server: ReachedDatabase;
  /** Migrates, or makes sure that it is done, and returns what ran. */
  bringUpToDate(): Promise<string[]>;
  say(line: string): void;
}

/** Runs one command against the configured database and ends the process: 0 when done, 1 with a sentence when not. */
export async function runCommand(work: (desk: Desk) => Promise<void>): Promise<void> {
  try {
    const config = readConfig();
    const log = createLog(config.logLevel);
    const server = await reachDatabase(config, log);
    try {
      connect({ url: server.url, poolSize: config.poolSize });
      await work({ config, log, server, bringUpToDate: () => bringUpToDate(server, config.mode), say: (line) => process.stdout.write(`${line}\n`) });
    } finally {
      await disconnect();
      await server.stop();
    }
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${foreseenSentence(error) ?? String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  }
}
