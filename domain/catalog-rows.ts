import { Op, col, literal, type WhereOptions } from 'sequelize';
import { Country, Menu, Restaurant, sequelize } from '../db';
import { type Area, within } from './catalog-area';
import { parseNameCursor, toNameCursor } from './cursor';
import { CATALOG_PAGE, type CatalogPage } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import type { Dish, Restaurant as RestaurantRecord } from './rules/records';
import type { Country as CountryRecord } from './rules/viewer';

export const COUNTRY = ['name', 'currency', 'locale', 'timeZone'];
const DISHES = literal(
  '(SELECT count(*)::int FROM api_menu m WHERE m.restaurant_id = "Restaurant".id AND m.is_available)',
);

interface RestaurantRow {
  id: string;
  name: string;
  description: string;
  picture: string | null;
  dishCount: number;
  home: CountryRecord;
}

/** Open restaurants of an area, by name. */
export async function restaurantRows(area: Area, where: WhereOptions[], limit: number): Promise<RestaurantRecord[]> {
  const rows = await within(Restaurant, area).findAll({
    attributes: ['id', 'name', 'description', 'picture', [DISHES, 'dishCount']],
    include: [{ model: Country, as: 'home', attributes: COUNTRY, required: true }],
    where: { [Op.and]: [{ isActive: true }, ...where] },
    order: ['name', 'id'],
    limit,
    raw: true,
    nest: true,
  });
  return (rows as unknown as RestaurantRow[]).map(({ home, ...row }) => ({ ...row, picture: row.picture ?? defaultPicture(row.name), country: home }));
}

/** Dishes of open restaurants of an area, by name. */
export async function dishRows(area: Area, where: WhereOptions[], limit?: number): Promise<Dish[]> {
  const rows = await within(Menu, area).findAll({
    include: [
      { model: Restaurant, as: 'restaurant', attributes: [], required: true, where: { isActive: true }, include: [{ model: Country, as: 'home', attributes: [] }] },
    ],
    attributes: { include: [[col('restaurant.home.currency'), 'currency']] },
    where: { [Op.and]: where },
    order: ['name', 'id'],
    limit,
    raw: true,
  });
  return (rows as (Menu & { currency: string })[]).map((row) => ({
    id: row.id,
    restaurantId: row.restaurantId,
    name: row.name,
    description: row.description,
    picture: row.picture ?? defaultPicture(row.name),
    price: { minor: parseDecimal(row.price), currency: row.currency },
    isAvailable: row.isAvailable,
  }));
}

/** One page of rows that are read by name from a place on, at most `limit`. */
export async function pageByName<Row extends { id: string; name: string }>(
  { cursor, limit = CATALOG_PAGE }: CatalogPage,
  read: (place: { cursor?: string; limit: number }) => Promise<Row[]>,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const rows = await read({ cursor, limit: limit + 1 });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? toNameCursor(last) : null };
}

/** Rows behind the place where a page ended. Compared as a pair, so that the index on (country, name, id) finds it. */
export function after(table: 'Restaurant' | 'Menu', cursor: string | undefined): WhereOptions[] {
  if (!cursor) return [];
  const { name, id } = parseNameCursor(cursor);
  const escape = (value: string) => sequelize().escape(value);
  return [literal(`("${table}"."name", "${table}"."id") > (${escape(name)}, ${escape(id)}::uuid)`)];
}
