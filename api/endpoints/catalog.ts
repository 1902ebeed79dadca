import { z } from 'zod';
import { CATALOG_PAGE, catalogPage, restaurantFilter } from '../../domain/rules/inputs';
import { endpoint } from '../endpoint';
import { cursor, limitUpTo, nextLink } from '../paging';
import { Dish, field, IDS, Restaurant } from '../schemas';
import * as shapes from '../shapes';
import { written } from '../written';

const paging = {
  limit: limitUpTo(CATALOG_PAGE, CATALOG_PAGE).optional(),
  cursor: cursor(catalogPage.shape.cursor),
};

export const listRestaurants = endpoint(
  {
    method: 'GET',
    path: '/restaurants',
    operationId: 'listRestaurants',
    summary: 'List restaurants',
    description:
      'Open restaurants of your country, by name; of every country for admins. `country` narrows the list for admins and changes ' +
      'nothing for others. Where there are more than `limit`, the `Link` header names the next page.',
    tag: 'Catalog',
    query: z.object({ country: restaurantFilter.shape.country.meta({ example: 'India' }), ...paging }),
    answer: z.array(Restaurant),
    answerDescription: 'Restaurants, by name.',
    refusals: ['badFilter'],
    isCacheable: true,
    isPaged: true,
  },
  async (viewer, { shop, input }) => {
    const page = await shop.listRestaurants(viewer, input);
    return { body: written(page, () => page.restaurants.map(shapes.restaurant)), headers: nextLink('/restaurants', input, page.nextCursor) };
  },
);

export const listMenus = endpoint(
  {
    method: 'GET',
    path: '/menus',
    operationId: 'listMenus',
    summary: 'List dishes',
    description:
      "Dishes that can be ordered now, by name. Another country's restaurant has none for you. Where there are more than `limit`, the " +
      '`Link` header names the next page.',
    tag: 'Catalog',
    query: z.object({ restaurantId: field.id(IDS.restaurant).optional(), ...paging }),
    answer: z.array(Dish),
    answerDescription: 'Dishes, by name.',
    refusals: ['badRestaurantId'],
    isCacheable: true,
    isPaged: true,
  },
  async (viewer, { shop, input }) => {
    const { restaurantId, ...asked } = input;
    const page = await shop.listDishes(viewer, restaurantId, asked);
    return { body: written(page, () => page.dishes.map(shapes.dish)), headers: nextLink('/menus', input, page.nextCursor) };
  },
);
