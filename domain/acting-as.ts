import { AsyncLocalStorage } from 'node:async_hooks';
import { inTransaction, showCountries, sightOf, transact } from '../db';
import { asDomainError, isRetryable } from './database-errors';
import { currentRequest } from './request';
import { reach } from './rules/policy';
import type { Viewer } from './rules/viewer';

/** How long one statement may take, where that is not the connection's own limit. */
interface Limits {
  statementSeconds?: number;
}

const ATTEMPTS = 4;
const actor = new AsyncLocalStorage<Viewer>();
const requestId = () => currentRequest.getStore()?.id;

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
      const opening = sightOf(countriesOf(viewer), { userId: viewer.id, requestId: requestId(), statementSeconds });
      return await transact(opening, () => actor.run(viewer, work), statementSeconds);
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

/**
 * For reading what is the same for everybody in a country, or for everybody who sees all: PostgreSQL shows just that. A
 * transaction around the caller is joined, and keeps the sight it has.
 */
export async function showing<T>(countries: readonly string[] | 'all', work: () => Promise<T>): Promise<T> {
  if (inTransaction()) return work();
  return asNobody(() => transact(sightOf(countries, { requestId: requestId() }), work));
}

/**
 * Tells the database which countries exist for the viewer in this transaction. `actingAs` has done so; only work that
 * adds a country needs it again, before it writes anything there.
 */
export async function showTo(viewer: Viewer): Promise<void> {
  await showCountries(countriesOf(viewer), { userId: viewer.id });
}

function countriesOf(viewer: Viewer): readonly string[] | 'all' {
  const everywhere = reach(viewer, 'catalog.browse') === 'everywhere' || reach(viewer, 'office.enter') === 'everywhere';
  return everywhere ? 'all' : [viewer.country.name];
}
