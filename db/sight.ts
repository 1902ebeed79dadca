import { sequelize } from './connection';

// Former countries too: what the trail tells of them stays readable.
const ALL = 'SELECT name FROM api_country UNION ALL SELECT name FROM api_formercountry';

/**
 * Tells row-level security whose rows exist for the transaction around the caller, and who is asking. Gone with the
 * transaction: the next borrower of the connection sees nothing until it says so itself.
 */
export async function showCountries(countries: readonly string[] | 'all', userId = ''): Promise<void> {
  const [list, bind] = countries === 'all' ? [`ARRAY(${ALL})`, { userId }] : ['$countries::text[]', { userId, countries }];
  await sequelize().query(`SELECT set_config('app.user_id', $userId, true), set_config('app.countries', (${list})::text, true)`, { bind });
}
