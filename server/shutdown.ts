import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { beginLeaving } from './health';

/** Milliseconds requests under way may take to finish after a signal. */
const PATIENCE = 10_000;
/** Milliseconds in which a second signal is the same wish: terminals and watchers send it twice. */
const ECHO = 1_000;

export interface Leaving {
  /** Seconds to go on answering for, until nobody sends requests here any more. */
  drainSeconds: number;
  close(): Promise<unknown>;
  log: Logger;
}

/**
 * On SIGTERM or SIGINT: say that this process is not ready and wait until load balancers have heard it, stop taking
 * requests, let those under way finish, then run `close` and leave with 0. A later second signal leaves at once.
 */
export function closeOnSignal(server: Server, { drainSeconds, close, log }: Leaving): void {
  let since: number | null = null;
  const leave = async (signal: string) => {
    if (since !== null && Date.now() - since > ECHO) process.exit(1);
    if (since !== null) return;
    since = Date.now();
    log.info({ signal }, 'shutting down');
    beginLeaving();
    await pause(drainSeconds * 1_000);
    await drained(server);
    await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      leave(signal).catch((error: unknown) => {
        log.error({ err: error }, 'could not shut down cleanly');
        process.exit(1);
      });
    });
  }
}

/** Takes no more requests; resolves when those under way have ended, or were ended because they took too long. */
export function drained(server: Server, patience = PATIENCE): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), patience);
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearTimeout(giveUp);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
