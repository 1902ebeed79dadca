import { Menu, Restaurant } from '../db';
import type { Viewer } from './rules/viewer';
import { switchRows } from './switching';

/** Opens or closes restaurants: nobody sees or orders from a closed one. Answers how many were changed. */
export const activateRestaurants = (viewer: Viewer, ids: readonly string[], isActive: boolean): Promise<number> =>
  switchRows(viewer, ids, isActive, {
    model: Restaurant,
    ability: 'office.catalog.keep',
    thing: 'restaurant',
    column: 'isActive',
    objectType: 'restaurant',
    on: 'restaurant.activate',
    off: 'restaurant.deactivate',
  });

/** Marks dishes sold out, or on the menu again. Answers how many were changed. */
export const markDishes = (viewer: Viewer, ids: readonly string[], isAvailable: boolean): Promise<number> =>
  switchRows(viewer, ids, isAvailable, {
    model: Menu,
    ability: 'office.catalog.keep',
    thing: 'dish',
    column: 'isAvailable',
    objectType: 'dish',
    on: 'dish.back-on-menu',
    off: 'dish.sell-out',
  });
