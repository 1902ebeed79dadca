import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { beginLeaving } from './health';
import { drained } from './shutdown';

/** Milliseconds requests under way may take to finish after a defect. */
const PATIENCE = 5_000;

/**
 * After an error nobody caught this process is not to be trusted with new requests: it says so in the log, lets those
 * under way finish, and ends with 1, so that whoever supervises it starts another.
 */
export function endOnDefect(server: Server, log: Logger): void {
  let isEnding = false;
  const end = (error: unknown) => {
    log.fatal({ err: error }, 'nobody caught this error, so this process ends');
    if (isEnding) return;
    isEnding = true;
    beginLeaving();
    void drained(server, PATIENCE).finally(() => process.exit(1));
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
}
