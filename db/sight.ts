import pg from 'pg';
import { joinedConnection, send } from './pooled';

export interface Sight {
  /** Who is asking; nobody when absent. */
  userId?: string;
  /** The request that is being answered. PostgreSQL names it in its log and among its activities, as the application's name. */
  requestId?: string;
  /** How long one statement may take, where that is not the connection's own limit. */
  statementSeconds?: number;
}

// Former countries too: what the trail tells of them stays readable.
const ALL = 'SELECT name FROM api_country UNION ALL SELECT name FROM api_formercountry';

/**
 * What tells row-level security whose rows exist for a transaction, and who is asking: SQL for its beginning. Gone with
 * the transaction: the next borrower of the connection sees nothing until it says so itself.
 */
export function sightOf(countries: readonly string[] | 'all', { userId = '', requestId, statementSeconds }: Sight = {}): string {
  const list = countries === 'all' ? ALL : `SELECT unnest(ARRAY[${countries.map((name) => pg.escapeLiteral(name)).join(', ')}]::text[])`;
  const limit = statementSeconds ? `, set_config('statement_timeout', '${Number(statementSeconds)}s', true)` : '';
  const name = requestId ? `, set_config('application_name', ${pg.escapeLiteral(`slooze ${requestId}`)}, true)` : '';
  return `SELECT set_config('app.user_id', ${pg.escapeLiteral(userId)}, true), set_config('app.countries', ARRAY(${list})::text, true)${limit}${name}`;
}

/** Tells it to the transaction around the caller, in the middle. */
export async function showCountries(countries: readonly string[] | 'all', sight: Sight = {}): Promise<void> {
  await send(joinedConnection()!, sightOf(countries, sight));
}
