import { total, type Money } from '../../domain/rules/money';
import type { CartGroup, CartLine, Dish } from '../../domain/rules/records';
import type { DishInCart, Wish } from './wishes';

type Wishes = ReadonlyMap<string, Wish>;

/** The group as the person sees it: quantities as pressed, removed lines gone, the total to match. */
export function shownGroup(group: CartGroup, wishes: Wishes): CartGroup {
  const lines = group.lines
    .map((line) => ({ ...line, quantity: wishes.get(line.menuId)?.wanted ?? line.quantity }))
    .filter((line) => line.quantity > 0);
  return { ...group, lines, total: total(lines, group.total.currency) };
}

export const lineInCart = (line: CartLine, restaurantId: string): DishInCart => ({
  menuId: line.menuId,
  restaurantId,
  name: line.name,
  itemId: line.id,
  quantity: line.quantity,
});

export const dishInCart = (dish: Dish, line: CartLine | undefined): DishInCart => ({
  menuId: dish.id,
  restaurantId: dish.restaurantId,
  name: dish.name,
  itemId: line?.id ?? null,
  quantity: line?.quantity ?? 0,
});

/** How many dishes of one menu are in the cart, presses included, and what they come to. */
export function basketOf(menu: Dish[], lines: CartLine[], wishes: Wishes, currency: string): { count: number; sum: Money } {
  const chosen = menu.flatMap((dish) => {
    const line = lines.find(({ menuId }) => menuId === dish.id);
    const quantity = wishes.get(dish.id)?.wanted ?? line?.quantity ?? 0;
    return quantity > 0 ? [{ quantity, price: line?.price ?? dish.price }] : [];
  });
  return { count: chosen.reduce((sum, { quantity }) => sum + quantity, 0), sum: total(chosen, currency) };
}
