import { sequelize, statement } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { readCartGroups } from './cart-lines';
import { once } from './idempotency';
import { placeOrder, type WantedDish } from './order-placement';
import { readOrder } from './orders';
import { listPaymentMethods } from './payment-methods';
import { conflict, DomainError } from './rules/errors';
import type { CheckoutInput } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { authorize } from './rules/policy';
import type { CheckoutPreview, Order } from './rules/records';
import type { Viewer } from './rules/viewer';
import { refuseForeign } from './whereabouts';

/** What the viewer is about to order at one restaurant, and with what. Throws `not_found` when the cart has none of it. */
export async function previewCheckout(viewer: Viewer, restaurantId: string): Promise<CheckoutPreview> {
  authorize(viewer, 'order.place');
  return actingAs(viewer, async () => {
    const [group] = await readCartGroups(viewer, { restaurantId });
    if (!group) throw new DomainError('not_found', 'not_found', 'There is nothing of this restaurant in your cart.');
    const priceChanged = group.lines.filter((line) => line.price.minor !== line.currentPrice.minor);
    const { methods } = await listPaymentMethods(viewer);
    return { group, priceChanged, paymentMethods: methods };
  });
}

/** The person agrees to the prices of now: lines of that restaurant take them, and what is not served any more goes. */
export async function acceptPrices(viewer: Viewer, restaurantId: string): Promise<void> {
  authorize(viewer, 'order.place');
  await actingAs(viewer, async () => {
    await refuseForeign(viewer, 'order.place', 'restaurant', restaurantId);
    const bind = { userId: viewer.id, restaurantId };
    await sequelize().query(
      `DELETE FROM api_cartitem c USING api_menu m, api_restaurant r
       WHERE c.user_id = $userId AND c.restaurant_id = $restaurantId AND m.id = c.menu_id AND r.id = c.restaurant_id
         AND NOT (m.is_available AND r.is_active)`,
      { bind },
    );
    await sequelize().query(
      `UPDATE api_cartitem c SET price = m.price FROM api_menu m
       WHERE c.user_id = $userId AND c.restaurant_id = $restaurantId AND m.id = c.menu_id`,
      { bind },
    );
    await recordAudit(viewer, { action: 'cart.accept-prices', objectType: 'cart', objectId: restaurantId });
  });
}

/**
 * Turns what the cart holds of one restaurant into one order. Repeating it with the same key gives the same order;
 * parallel checkouts of one cart make one order, because the lines are taken out by the statement that reads them.
 */
export async function checkOut(viewer: Viewer, input: CheckoutInput): Promise<Order> {
  const { key, ...request } = input;
  authorize(viewer, 'order.place');
  return actingAs(viewer, async () => {
    let placed: Order | undefined;
    const { outcome } = await once(viewer, { key, request, whileRunning: 'wait' }, async () => {
      placed = await placeOrder(viewer, {
        restaurantId: input.restaurantId,
        dishes: await takeFromCart(viewer, input.restaurantId),
        paymentMethodId: input.paymentMethodId,
        shownTotalMinor: parseDecimal(input.agreedTotal),
      });
      return { orderId: placed.id };
    });
    return placed ?? readOrder(viewer, outcome.orderId);
  });
}

const TAKE = 'DELETE FROM api_cartitem WHERE user_id = $1 AND restaurant_id = $2 RETURNING menu_id AS "menuId", quantity, price';
const takeLines = statement<{ menuId: string; quantity: number; price: string }>(TAKE);

async function takeFromCart(viewer: Viewer, restaurantId: string): Promise<WantedDish[]> {
  const taken = await takeLines(viewer.id, restaurantId);
  if (taken.length === 0) {
    await refuseForeign(viewer, 'order.place', 'restaurant', restaurantId);
    throw conflict('cart_changed', 'These dishes are no longer in your cart. They may have been ordered already.');
  }
  return taken.map(({ menuId, quantity, price }) => ({ menuId, quantity, shownPriceMinor: parseDecimal(price) }));
}
