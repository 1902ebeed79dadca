import { createHash } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { IdempotencyKey, sequelize } from '../db';
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

/**
 * Runs `work` at most once for a viewer's key, inside the caller's transaction; repeating gives the first outcome
 * (any JSON value) again. A failure keeps nothing, so it may be tried again with the same key.
 */
export async function once<T>(viewer: Viewer, { key, request, whileRunning }: Repeatable, work: () => Promise<T>): Promise<Once<T>> {
  await claim(`${viewer.id} ${key}`, whileRunning);
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest();
  await sequelize().query(`DELETE FROM api_idempotencykey WHERE user_id = $userId AND created_at < now() - make_interval(hours => $kept)`, {
    bind: { userId: viewer.id, kept: KEPT },
  });
  const earlier = await IdempotencyKey.findOne({ where: { userId: viewer.id, key } });
  if (earlier) {
    if (!earlier.requestHash.equals(requestHash)) {
      throw invalid('This idempotency key was used for another request.', [], 'idempotency_key_reused');
    }
    return { outcome: earlier.outcome as T, replayed: true };
  }
  const outcome = await work();
  await IdempotencyKey.create({ userId: viewer.id, key, requestHash, outcome });
  return { outcome, replayed: false };
}

// A lock of the transaction, not a row: a request that dies half-way leaves no claim behind.
async function claim(name: string, whileRunning: Repeatable['whileRunning']): Promise<void> {
  const bind = { name };
  if (whileRunning === 'wait') {
    await sequelize().query('SELECT pg_advisory_xact_lock(hashtextextended($name, 1))', { bind });
    return;
  }
  const [row] = await sequelize().query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($name, 1)) AS free',
    { bind, type: QueryTypes.SELECT },
  );
  if (!row?.free) {
    throw conflict('in_flight', 'The same request is still being worked on. Please try again.', { retryAfterSeconds: 1 });
  }
}
