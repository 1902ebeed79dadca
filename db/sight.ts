import { sequelize } from './connection';

export interface Sight {
  /** Who is asking; nobody when absent. */
  userId?: string;
  /** How long one statement may take, where the connection's own limit is too generous. */
  statementSeconds?: number;
}

// Former countries too: what the trail tells of them stays readable.
const ALL = 'SELECT name FROM api_country UNION ALL SELECT name FROM api_formercountry';

/**
 * Tells row-level security whose rows exist for the transaction around the caller, and who is asking. Gone with the
 * transaction: the next borrower of the connection sees nothing until it says so itself.
 */
export async function showCountries(countries: readonly string[] | 'all', { userId = '', statementSeconds }: Sight = {}): Promise<void> {
  const [list, bind] = countries === 'all' ? [`ARRAY(${ALL})`, { userId }] : ['$countries::text[]', { userId, countries }];
  const limit = statementSeconds ? `, set_config('statement_timeout', '${statementSeconds}s', true)` : '';
  await sequelize().query(`SELECT set_config('app.user_id', $userId, true), set_config('app.countries', (${list})::text, true)${limit}`, { bind });
}
