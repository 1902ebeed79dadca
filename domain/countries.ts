import { QueryTypes } from 'sequelize';
import { Restaurant, sequelize } from '../db';
import { invalidField } from './rules/errors';

/** Refuses a time zone only JavaScript knows: reports count days by a country's clocks inside PostgreSQL. */
export async function assertKnownToDatabase(timeZone: string): Promise<void> {
  const found = await sequelize().query('SELECT 1 FROM pg_timezone_names WHERE name = $timeZone', { bind: { timeZone }, type: QueryTypes.SELECT });
  if (found.length === 0) throw invalidField('timeZone', 'Please give a time zone such as Europe/Berlin.');
}

/** Refuses to change the currency of a country with prices: the same numbers would mean something else overnight. */
export async function assertUnpriced(country: string, currency: string): Promise<void> {
  const restaurant = await Restaurant.findOne({ where: { country }, attributes: ['id'] });
  if (restaurant) throw invalidField('currency', `Restaurants of this country have prices in ${currency}; the currency stays.`);
}
