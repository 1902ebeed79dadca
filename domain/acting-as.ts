import { AsyncLocalStorage } from 'node:async_hooks';
import { inTransaction, sequelize } from '../db';
import { asDomainError, isRetryable } from './database-errors';
import { reach } from './rules/policy';
import type { Viewer } from './rules/viewer';

/** How long one statement may take, where the connection's own limit is too generous. */
interface Limits {
  statementSeconds?: number;
}

const ATTEMPTS = 4;
const actor = new AsyncLocalStorage<Viewer>();

/**
 * The seam between the rules and the database: runs `work` in one transaction that knows the viewer, and commits when
 * it returns. A call inside another joins it. Deadlocks and serialisation failures run the whole work again, so `work`
 * must have no effect outside the database. Keep it short: it holds a connection. A call that joins keeps the limits of
 * the outermost one.
 */
export async function actingAs<T>(viewer: Viewer, work: () => Promise<T>, { statementSeconds }: Limits = {}): Promise<T> {
  if (inTransaction() && actor.getStore()?.id === viewer.id) return work();
  for (let attempt = 1; ; attempt++) {
    try {
      return await sequelize().transaction(async () => {
        await introduce(viewer, statementSeconds);
        return actor.run(viewer, work);
      });
    } catch (error) {
      if (!isRetryable(error) || attempt === ATTEMPTS) throw asDomainError(error);
    }
  }
}

/** For work nobody is signed in for yet: finding a session, signing in. Same errors, no viewer. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asDomainError(error);
  }
}

// Settings of this transaction only: they are gone with it, so the next borrower of the connection starts blank.
async function introduce(viewer: Viewer, statementSeconds?: number): Promise<void> {
  const everywhere = reach(viewer, 'catalog.browse') === 'everywhere' || reach(viewer, 'office.enter') === 'everywhere';
  await sequelize().query(
    `SELECT set_config('app.user_id', $id, true), set_config('app.countries', $countries, true)${statementSeconds ? `, set_config('statement_timeout', '${statementSeconds}s', true)` : ''}`,
    { bind: { id: viewer.id, countries: everywhere ? '*' : viewer.country.name } },
  );
}
