import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** How often the connection is asked whether it still listens. */
const BEAT_MS = 300;
/** How long an answer vouches for the connection, from the moment it was asked. */
const TRUST_MS = 1_000;
/** When an answer is given up, and the connection with it. */
const PATIENCE_MS = 2_000;
const LONGEST_PAUSE_MS = 5_000;

export interface Listening {
  url: string;
  channel: string;
  /** Listening has begun, for the first time or again: whatever was announced before was missed. */
  onBegin(): void;
  onNotice(payload: string): void;
  onLost?(error: unknown): void;
}

export interface Listener {
  /** True while everything announced until a second ago has surely arrived. */
  isCurrent(): boolean;
  /** Ends the connection, and with it the trying. */
  close(): Promise<void>;
}

/**
 * Listens to what PostgreSQL announces, on a connection of its own, and connects again whenever that is lost. A connection
 * can die without a word, so it is only believed as long as it keeps answering.
 */
export function listenTo({ url, channel, onBegin, onNotice, onLost }: Listening): Listener {
  const closing = new AbortController();
  let vouchedFrom = -Infinity;

  async function hold(client: pg.Client): Promise<void> {
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    onBegin();
    for (;;) {
      const asked = performance.now();
      // A proxy that shares connections answers, too, from one that never listened.
      const { rowCount } = await client.query('SELECT FROM pg_listening_channels() AS heard WHERE heard = $1', [channel]);
      if (rowCount === 0) throw new Error('the connection does not listen any more');
      vouchedFrom = asked;
      await pause(BEAT_MS, undefined, { signal: closing.signal });
    }
  }

  async function attempt(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'slooze-listening',
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    });
    client.on('notification', ({ payload = '' }) => onNotice(payload));
    const broken = new Promise<never>((_resolve, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the connection has ended')));
    });
    try {
      await Promise.race([hold(client), broken]);
    } finally {
      vouchedFrom = -Infinity;
      broken.catch(() => undefined);
      await leave(client);
    }
  }

  const ended = (async () => {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const began = performance.now();
      await attempt().catch((error: unknown) => closing.signal.aborted || onLost?.(error));
      if (performance.now() - began > LONGEST_PAUSE_MS) failures = 0;
      await pause(Math.min(BEAT_MS * 2 ** failures, LONGEST_PAUSE_MS), undefined, { signal: closing.signal }).catch(() => undefined);
    }
  })();

  return {
    isCurrent: () => performance.now() - vouchedFrom < TRUST_MS,
    close: async () => {
      closing.abort();
      await ended;
    },
  };
}

// A dead peer does not answer a farewell either.
async function leave(client: pg.Client): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([client.end(), pause(BEAT_MS, undefined, { signal: waiting.signal })]).catch(() => undefined);
  waiting.abort();
}
