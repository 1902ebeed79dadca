import { createHash } from 'node:crypto';
import { statement } from '../db';
import { conflict, invalid } from './rules/errors';
import type { Viewer } from './rules/viewer';

export interface Once<T> {
  outcome: T;
  /** True when this is the outcome of an earlier request with the same key. */
  replayed: boolean;
}

export interface Repeatable {
  key: string;
  /** What was asked for; the same key may not ask for something else. */
  request: unknown;
  /** While the first request is still running: wait for it, or refuse with `in_flight`. */
  whileRunning: 'wait' | 'refuse';
}

/** Hours a key is remembered. */
const KEPT = 24;

/** How many of the requests that keep a key also throw old ones away. */
const SWEEP_SHARE = 0.01;

/**
 * Runs `work` at most once for a viewer's key, inside the caller's transaction; repeating gives the first outcome
 * (any JSON value) again. A failure keeps nothing, so it may be tried again with the same key.
 */
export async function once<T>(viewer: Viewer, { key, request, whileRunning }: Repeatable, work: () => Promise<T>): Promise<Once<T>> {
  await claim(`${viewer.id} ${key}`, whileRunning);
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest();
  const [earlier] = await readOutcome(viewer.id, key);
  if (earlier) {
    if (!earlier.requestHash.equals(requestHash)) {
      throw invalid('This idempotency key was used for another request.', [], 'idempotency_key_reused');
    }
    return { outcome: earlier.outcome as T, replayed: true };
  }
  const outcome = await work();
  await keepOutcome(viewer.id, key, requestHash, JSON.stringify(outcome));
  if (Math.random() < SWEEP_SHARE) await sweep();
  return { outcome, replayed: false };
}

const readOutcome = statement<{ requestHash: Buffer; outcome: unknown }>(`
  SELECT request_hash AS "requestHash", outcome FROM api_idempotencykey
  WHERE user_id = $1 AND key = $2 AND created_at > now() - interval '${KEPT} hours'`);

// A key that is there already was too old to count.
const keepOutcome = statement(`
  INSERT INTO api_idempotencykey (user_id, key, request_hash, outcome) VALUES ($1, $2, $3, $4)
  ON CONFLICT (user_id, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, outcome = EXCLUDED.outcome, created_at = now()`);

// Never waits for a row somebody else holds, and takes more at a time than come in between.
const sweep = statement(`
  DELETE FROM api_idempotencykey WHERE (user_id, key) IN (
    SELECT user_id, key FROM api_idempotencykey WHERE created_at < now() - interval '${KEPT} hours'
    ORDER BY created_at LIMIT 500 FOR UPDATE SKIP LOCKED)`);

const waitForClaim = statement('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))');
const tryClaim = statement<{ free: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS free');

// A lock of the transaction, not a row: a request that dies half-way leaves no claim behind.
async function claim(name: string, whileRunning: Repeatable['whileRunning']): Promise<void> {
  if (whileRunning === 'wait') {
    await waitForClaim(name);
    return;
  }
  const [row] = await tryClaim(name);
  if (!row?.free) {
    throw conflict('in_flight', 'The same request is still being worked on. Please try again.', { retryAfterSeconds: 1 });
  }
}
