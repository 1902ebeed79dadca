import { actingAs } from './acting-as';
import { type Once, once } from './idempotency';
import { placeOrder, type WantedDish } from './order-placement';
import { invalidField } from './rules/errors';
import { authorize } from './rules/policy';
import type { Order } from './rules/records';
import type { Viewer } from './rules/viewer';

/** An order that names its dishes itself, without a cart; amounts are what the sender believes, in hundredths. */
export interface DirectOrder {
  restaurantId: string;
  items: WantedDish[];
  shownTotalMinor?: number;
  paymentMethodId?: string;
}

/** Places an order for named dishes. With a key, repeating it gives the first answer again. The cart is left alone. */
export async function orderDishes(viewer: Viewer, request: DirectOrder, key?: string): Promise<Once<Order>> {
  authorize(viewer, 'order.place');
  const { items, ...rest } = request;
  const place = () => placeOrder(viewer, { ...rest, dishes: mergeDishes(items) });
  return actingAs(viewer, async () => {
    if (key === undefined) return { outcome: await place(), replayed: false };
    return once(viewer, { key, request: { place: request }, whileRunning: 'refuse' }, place);
  });
}

/** A dish that is named twice is one line; an order keeps one line a dish. */
function mergeDishes(items: WantedDish[]): WantedDish[] {
  const merged = new Map<string, WantedDish>();
  for (const item of items) {
    const earlier = merged.get(item.menuId);
    if (earlier && earlier.shownPriceMinor !== item.shownPriceMinor) {
      throw invalidField('items', 'One dish is named twice with different prices.');
    }
    const quantity = item.quantity + (earlier?.quantity ?? 0);
    if (quantity > 99) throw invalidField('items', 'An order holds at most 99 of one dish.', 'too_big');
    merged.set(item.menuId, { ...item, quantity });
  }
  return [...merged.values()];
}
