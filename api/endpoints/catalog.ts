import { z } from 'zod';
import { restaurantFilter } from '../../domain/rules/inputs';
import { endpoint } from '../endpoint';
import { Dish, field, IDS, Restaurant } from '../schemas';
import * as shapes from '../shapes';

export const listRestaurants = endpoint(
  {
    method: 'GET',
    path: '/restaurants',
    operationId: 'listRestaurants',
    summary: 'List restaurants',
    description: 'Open restaurants of your country, by name; of every country for admins. `country` narrows the list for admins and changes nothing for others.',
    tag: 'Catalog',
    query: z.object({ country: restaurantFilter.shape.country.meta({ example: 'India' }) }),
    answer: z.array(Restaurant),
    answerDescription: 'Restaurants, by name.',
    refusals: ['badFilter'],
    isCacheable: true,
  },
  async (viewer, { shop, input }) => ({ body: (await shop.listRestaurants(viewer, input)).map(shapes.restaurant) }),
);

export const listMenus = endpoint(
  {
    method: 'GET',
    path: '/menus',
    operationId: 'listMenus',
    summary: 'List dishes',
    description: "Dishes that can be ordered now. Another country's restaurant has none for you.",
    tag: 'Catalog',
    query: z.object({ restaurantId: field.id(IDS.restaurant).optional() }),
    answer: z.array(Dish),
    answerDescription: 'Dishes, by restaurant and name.',
    refusals: ['badRestaurantId'],
    isCacheable: true,
  },
  async (viewer, { shop, input }) => ({ body: (await shop.listDishes(viewer, input.restaurantId)).map(shapes.dish) }),
);
