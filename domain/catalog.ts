import { Country } from '../db';
import { actingAs, showing } from './acting-as';
import { type Area, areaOf, EVERYWHERE, within } from './catalog-area';
import { recall } from './catalog-cache';
import { after, COUNTRY, dishRows, pageByName, restaurantRows } from './catalog-rows';
import { restaurantsServing } from './catalog-search';
import { notFound } from './rules/errors';
import type { CatalogPage, RestaurantFilter } from './rules/inputs';
import { authorize } from './rules/policy';
import type { DishPage, RestaurantPage, RestaurantWithMenu } from './rules/records';
import type { Country as CountryRecord, Viewer } from './rules/viewer';

/*
 * What is here is read by everybody and changes seldom, so it comes from memory. Nothing in it may be changed by a reader,
 * and nobody pays by it: carts and orders read the prices themselves, and lock them.
 */

/** The countries whose restaurants the viewer may browse, by name. */
export async function listCountries(viewer: Viewer): Promise<CountryRecord[]> {
  const area = areaOf(viewer);
  return browse(viewer, area, ['countries'], async () => {
    const rows = await within(Country, area).findAll({ attributes: COUNTRY, order: ['name'], raw: true });
    return rows as unknown as CountryRecord[];
  });
}

/**
 * Open restaurants the viewer may order from, by name, a page at a time; `search` looks in names of restaurants and dishes.
 * The country filter is for people who see several countries; for everybody else it changes nothing.
 */
export async function listRestaurants(viewer: Viewer, { country, search, ...page }: RestaurantFilter = {}): Promise<RestaurantPage> {
  const area = areaOf(viewer, country);
  if (!(await isKnown(viewer, area))) return { restaurants: [], nextCursor: null };
  const read = async () => {
    const { rows, nextCursor } = await pageByName(page, async ({ cursor, limit }) =>
      search
        ? restaurantRows(area, [{ id: await restaurantsServing(area, search, { cursor, limit }) }], limit)
        : restaurantRows(area, after('Restaurant', cursor), limit),
    );
    return { restaurants: rows, nextCursor };
  };
  if (!search) return browse(viewer, area, ['restaurants', page.limit, page.cursor], read);
  authorize(viewer, 'catalog.browse', { country: area });
  return actingAs(viewer, read);
}

/** One open restaurant with its menu. Throws `not_found` also for one of another country. */
export async function findRestaurant(viewer: Viewer, id: string): Promise<RestaurantWithMenu> {
  const area = areaOf(viewer);
  return browse(viewer, area, ['restaurant', id], async () => {
    const [restaurant] = await restaurantRows(area, [{ id }], 1);
    if (!restaurant) throw notFound('restaurant');
    return { ...restaurant, menu: await dishRows(area, [{ restaurantId: id }]) };
  });
}

/** Dishes that can be ordered now, by name, of one restaurant or of all the viewer may order from; another country's has none. */
export async function listDishes(viewer: Viewer, restaurantId?: string, page: CatalogPage = {}): Promise<DishPage> {
  const area = areaOf(viewer);
  const chosen = { isAvailable: true, ...(restaurantId && { restaurantId }) };
  return browse(viewer, area, ['dishes', restaurantId, page.limit, page.cursor], async () => {
    const { rows, nextCursor } = await pageByName(page, ({ cursor, limit }) => dishRows(area, [chosen, ...after('Menu', cursor)], limit));
    return { dishes: rows, nextCursor };
  });
}

/** What is in memory of an area, or else in the database, for a viewer who may browse there. */
async function browse<T extends object>(viewer: Viewer, area: Area, what: unknown[], read: () => Promise<T>): Promise<T> {
  authorize(viewer, 'catalog.browse', { country: area });
  return recall(area, what, () => showing(area === EVERYWHERE ? 'all' : [area], read));
}

// What nobody has called a country is not worth a place in memory.
async function isKnown(viewer: Viewer, area: Area): Promise<boolean> {
  return area === EVERYWHERE || area === viewer.country.name || (await listCountries(viewer)).some(({ name }) => name === area);
}
