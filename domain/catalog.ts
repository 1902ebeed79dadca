import { Op, col, literal, type WhereOptions } from 'sequelize';
import { Country, Menu, Restaurant, sequelize } from '../db';
import { actingAs } from './acting-as';
import { parseDecimal } from './rules/money';
import { notFound } from './rules/errors';
import type { RestaurantFilter } from './rules/inputs';
import { defaultPicture } from './rules/pictures';
import { reach } from './rules/policy';
import type { Dish, Restaurant as RestaurantRecord, RestaurantWithMenu } from './rules/records';
import type { Country as CountryRecord, Viewer } from './rules/viewer';
import { visible } from './visible';

const COUNTRY = ['name', 'currency', 'locale', 'timeZone'];
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

/** The countries whose restaurants the viewer may browse, by name. */
export async function listCountries(viewer: Viewer): Promise<CountryRecord[]> {
  const rows = await actingAs(viewer, () =>
    visible(Country, viewer, 'catalog.browse').findAll({ attributes: COUNTRY, order: ['name'], raw: true }),
  );
  return rows as unknown as CountryRecord[];
}

/**
 * Open restaurants the viewer may order from, by name; `search` looks in names of restaurants and dishes. The country
 * filter is for people who see several countries; for everybody else it changes nothing.
 */
export async function listRestaurants(viewer: Viewer, filter: RestaurantFilter = {}): Promise<RestaurantRecord[]> {
  const where: WhereOptions[] = [{ isActive: true }];
  if (filter.country && reach(viewer, 'catalog.browse') === 'everywhere') where.push({ country: filter.country });
  if (filter.search) where.push(matches(filter.search));
  const rows = await actingAs(viewer, () => restaurantRows(viewer, where));
  return rows.map(toRestaurant);
}

/** One open restaurant with its menu. Throws `not_found` also for one of another country. */
export async function findRestaurant(viewer: Viewer, id: string): Promise<RestaurantWithMenu> {
  return actingAs(viewer, async () => {
    const [row] = await restaurantRows(viewer, [{ isActive: true, id }]);
    if (!row) throw notFound('restaurant');
    const restaurant = toRestaurant(row);
    const menu = (await visible(Menu, viewer, 'catalog.browse').findAll({
      where: { restaurantId: id },
      order: ['name', 'id'],
      raw: true,
    })) as Menu[];
    return { ...restaurant, menu: menu.map((dish) => toDish(dish, restaurant.country.currency)) };
  });
}

/** Dishes that can be ordered now, of one restaurant or of all the viewer may order from; another country's has none. */
export async function listDishes(viewer: Viewer, restaurantId?: string): Promise<Dish[]> {
  const rows = await actingAs(viewer, () =>
    visible(Menu, viewer, 'catalog.browse').findAll({
      where: { isAvailable: true, ...(restaurantId && { restaurantId }) },
      include: [
        { model: Restaurant, as: 'restaurant', attributes: [], where: { isActive: true }, include: [{ model: Country, as: 'home', attributes: [] }] },
      ],
      attributes: { include: [[col('restaurant.home.currency'), 'currency']] },
      order: ['restaurantId', 'name', 'id'],
      raw: true,
    }),
  );
  return (rows as (Menu & { currency: string })[]).map((row) => toDish(row, row.currency));
}

async function restaurantRows(viewer: Viewer, where: WhereOptions[]): Promise<RestaurantRow[]> {
  const rows = await visible(Restaurant, viewer, 'catalog.browse').findAll({
    attributes: ['id', 'name', 'description', 'picture', [DISHES, 'dishCount']],
    include: [{ model: Country, as: 'home', attributes: COUNTRY, required: true }],
    where: { [Op.and]: where },
    order: ['name', 'id'],
    raw: true,
    nest: true,
  });
  return rows as unknown as RestaurantRow[];
}

function matches(search: string): WhereOptions {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const dishes = `(SELECT restaurant_id FROM api_menu WHERE is_available AND name ILIKE ${sequelize().escape(pattern)})`;
  return { [Op.or]: [{ name: { [Op.iLike]: pattern } }, { id: { [Op.in]: literal(dishes) } }] };
}

function toRestaurant({ home, ...row }: RestaurantRow): RestaurantRecord {
  return { ...row, picture: row.picture ?? defaultPicture(row.name), country: home };
}

function toDish(row: Menu, currency: string): Dish {
  return {
    id: row.id,
    restaurantId: row.restaurantId,
    name: row.name,
    description: row.description,
    picture: row.picture ?? defaultPicture(row.name),
    price: { minor: parseDecimal(row.price), currency },
    isAvailable: row.isAvailable,
  };
}
