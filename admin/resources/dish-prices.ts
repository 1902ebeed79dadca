import { Restaurant } from '../../db';
import type { Country } from '../../domain/rules/viewer';
import { asMoney, readCountries } from '../shown';
import type { Row } from '../table-rules';

/** The country of each row's restaurant, by the restaurant's id. */
export async function homesOf(rows: readonly Row[]): Promise<ReadonlyMap<string, Country>> {
  const countries = await readCountries();
  const ids = [...new Set(rows.map(({ restaurantId }) => String(restaurantId)))];
  const restaurants = await Restaurant.findAll({ where: { id: ids }, attributes: ['id', 'country'], raw: true });
  return new Map(restaurants.map((row) => [row.id, countries.get(row.country)!]));
}

/** How people in each restaurant's country write the price of a row. */
export async function pricesIn(rows: readonly Row[]): Promise<(row: Row) => string> {
  const homes = await homesOf(rows);
  return ({ restaurantId, price }) => {
    const { currency, locale } = homes.get(String(restaurantId))!;
    return asMoney(price, currency, locale);
  };
}
