import { Menu, Restaurant } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { lockChosen } from './chosen-rows';
import { authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';

const KEEP = 'office.catalog.keep';

/** Opens or closes restaurants: nobody sees or orders from a closed one. Answers how many were changed. */
export async function activateRestaurants(viewer: Viewer, ids: readonly string[], isActive: boolean): Promise<number> {
  authorize(viewer, KEEP);
  return actingAs(viewer, async () => {
    const chosen = await lockChosen(Restaurant, viewer, { ability: KEEP, ids, thing: 'restaurant' });
    const changed = chosen.filter((restaurant) => restaurant.isActive !== isActive);
    for (const restaurant of changed) {
      await restaurant.update({ isActive });
      await recordAudit(viewer, {
        action: isActive ? 'restaurant.activate' : 'restaurant.deactivate',
        objectType: 'restaurant',
        objectId: restaurant.id,
        country: restaurant.country,
        before: { isActive: !isActive },
        after: { isActive },
      });
    }
    return changed.length;
  });
}

/** Marks dishes sold out, or on the menu again. Answers how many were changed. */
export async function markDishes(viewer: Viewer, ids: readonly string[], isAvailable: boolean): Promise<number> {
  authorize(viewer, KEEP);
  return actingAs(viewer, async () => {
    const chosen = await lockChosen(Menu, viewer, { ability: KEEP, ids, thing: 'dish' });
    const changed = chosen.filter((dish) => dish.isAvailable !== isAvailable);
    const homes = await countriesOf(changed);
    for (const dish of changed) {
      await dish.update({ isAvailable });
      await recordAudit(viewer, {
        action: isAvailable ? 'dish.back-on-menu' : 'dish.sell-out',
        objectType: 'dish',
        objectId: dish.id,
        country: homes.get(dish.restaurantId),
        before: { isAvailable: !isAvailable },
        after: { isAvailable },
      });
    }
    return changed.length;
  });
}

/** The country of each dish's restaurant, by the restaurant's id. */
export async function countriesOf(dishes: readonly Menu[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(dishes.map(({ restaurantId }) => restaurantId))];
  const rows = await Restaurant.findAll({ where: { id: ids }, attributes: ['id', 'country'], raw: true });
  return new Map(rows.map(({ id, country }) => [id, country]));
}
