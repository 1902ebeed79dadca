import type { World } from '../world';

/** Dishes by name: how many, or how many and the price the sender believes in. */
export type Dishes = Record<string, number | [quantity: number, price: number]>;

/** The body of an order of dishes of one restaurant. */
export async function orderIn(world: World, dishes: Dishes, more: object = {}) {
  const items = [];
  let restaurantId = '';
  for (const [name, wanted] of Object.entries(dishes)) {
    const dish = await world.dish(name);
    restaurantId = dish.restaurantId;
    const [quantity, price] = Array.isArray(wanted) ? wanted : [wanted];
    items.push({ menuId: dish.id, quantity, ...(price !== undefined && { price }) });
  }
  return { restaurantId, items, ...more };
}
