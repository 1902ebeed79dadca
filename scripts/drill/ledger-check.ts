import { findBroken } from '../../db/invariants';
import type { Database } from './database';
import type { Ledger } from './ledger';

/** What Slooze promised beside what its database holds; all but the first two have to be 0. */
export interface Accounts {
  asked: number;
  acknowledged: number;
  /** Acknowledged and not there. */
  lost: number;
  /** Keys that made more than one order. */
  doubled: number;
  /** Orders that cost something else than what was acknowledged. */
  wrongTotals: number;
  /** Cancelled, Slooze said, and they are not. */
  stillOpen: number;
  /** Refused, although nothing was wrong with them. */
  refused: number;
  /** Invariants that do not hold, each with how many rows break it. */
  broken: { name: string; rows: number }[];
}

interface OrderRow {
  id: string;
  key: string | null;
  total: string;
  status: string;
}

// Orders of the drill without a key are halves, or second ones.
const ORDERS = `
  SELECT o.id, k.key, o.total_amount AS total, o.status
  FROM api_order o LEFT JOIN api_idempotencykey k
    ON k.user_id = o.user_id AND coalesce(k.outcome ->> 'orderId', k.outcome ->> 'id') = o.id::text AND coalesce(k.outcome ->> 'status', '') <> 'cancelled'`;

/** Holds the ledger against the database, and the database against its invariants. */
export async function settle(ledger: Ledger, database: Database): Promise<Accounts> {
  const rows = await database.ask<OrderRow>(ORDERS);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const timesOf = new Map<string | null, number>();
  for (const { key } of rows) timesOf.set(key, (timesOf.get(key) ?? 0) + 1);
  const found = ledger.acknowledged.map((entry) => ({ ...entry, rows: [...entry.ids].flatMap((id) => byId.get(id) ?? []) }));
  return {
    asked: ledger.entries.length,
    acknowledged: found.length,
    lost: found.filter(({ ids, rows }) => rows.length < ids.size).length,
    doubled: ledger.entries.filter(({ key, ids }) => ids.size > 1 || (timesOf.get(key) ?? 0) > 1).length + (timesOf.get(null) ?? 0),
    wrongTotals: found.filter(({ rows, totalMinor }) => rows.some(({ total }) => Math.round(Number(total) * 100) !== totalMinor)).length,
    stillOpen: found.filter(({ isCancelled, rows }) => isCancelled && rows.some(({ status }) => status !== 'cancelled')).length,
    refused: ledger.entries.filter(({ isRefused }) => isRefused).length,
    broken: await findBroken(async (sql) => (await database.ask<{ rows: number }>(sql))[0]!),
  };
}
