import { Op } from 'sequelize';
import { Menu, Order, OrderItem, PaymentMethod, Restaurant } from '../db';
import { recordAudit } from './audit';
import { conflict, invalid, invalidField, notFound, priceChanged, type PriceChange } from './rules/errors';
import { MAX_MINOR, parseDecimal, toDecimal, total } from './rules/money';
import { authorize } from './rules/policy';
import type { Country, Viewer } from './rules/viewer';
import { visible } from './visible';
import { refuseUnseen } from './whereabouts';

/** A dish somebody wants, and the price they were shown, in hundredths; without one, whatever it costs now. */
export interface WantedDish {
  menuId: string;
  quantity: number;
  shownPriceMinor?: number;
}

export interface Placement {
  restaurantId: string;
  dishes: WantedDish[];
  paymentMethodId?: string;
  shownTotalMinor?: number;
}

/**
 * Writes one confirmed order at one restaurant, at the prices of this moment, and returns its id. Call it inside
 * `actingAs`. Throws `conflict` (price_changed, unavailable), `forbidden`, `invalid`, `not_found`.
 */
export async function placeOrder(viewer: Viewer, placement: Placement): Promise<string> {
  authorize(viewer, 'order.place');
  const { restaurant, country } = await orderableRestaurant(viewer, placement.restaurantId);
  const lines = await priceLines(viewer, placement.dishes, restaurant, country);
  const sum = total(lines, country.currency);
  if (sum.minor > MAX_MINOR) throw invalid('This order is larger than Slooze can take.', [], 'too_large');
  if (placement.shownTotalMinor !== undefined && placement.shownTotalMinor !== sum.minor) {
    throw priceChanged([], sum.minor);
  }
  const method = await usablePaymentMethod(viewer, placement.paymentMethodId);
  const order = await Order.create({
    userId: viewer.id,
    restaurantId: restaurant.id,
    country: country.name,
    currency: country.currency,
    paymentMethodId: method.id,
    cardLast4: method.cardLast4,
    cardType: method.type,
    totalAmount: toDecimal(sum.minor),
    status: 'confirmed',
  });
  await OrderItem.bulkCreate(
    lines.map(({ price, ...line }) => ({ ...line, orderId: order.id, country: country.name, price: toDecimal(price.minor) })),
  );
  await recordAudit(viewer, {
    action: 'order.place',
    objectType: 'order',
    objectId: order.id,
    country: country.name,
    after: { restaurant: restaurant.name, total: order.totalAmount, currency: country.currency, lines: lines.length },
  });
  return order.id;
}

async function orderableRestaurant(viewer: Viewer, id: string): Promise<{ restaurant: Restaurant; country: Country }> {
  const restaurant = await Restaurant.findByPk(id, { include: ['home'] });
  if (!restaurant) return refuseUnseen(viewer, 'order.place', 'restaurant', id);
  authorize(viewer, 'order.place', { country: restaurant.country });
  if (!restaurant.isActive) throw conflict('unavailable', `${restaurant.name} does not take orders at the moment.`);
  return { restaurant, country: (restaurant as unknown as { home: Country }).home };
}

async function priceLines(viewer: Viewer, wanted: WantedDish[], restaurant: Restaurant, { currency }: Country) {
  // Shared locks: no price may change between being checked and being charged. In one order, against deadlocks.
  const found = await Menu.findAll({
    where: { id: { [Op.in]: wanted.map((dish) => dish.menuId) } },
    order: ['id'],
    lock: 'SHARE' as never,
  });
  refuseStray(viewer, found, restaurant);
  const dishes = new Map(found.map((dish) => [dish.id, dish]));
  const changes: PriceChange[] = [];
  const missing = wanted.find(({ menuId }) => !dishes.has(menuId));
  if (missing) await refuseUnseen(viewer, 'order.place', 'dish', missing.menuId);
  const lines = wanted.map(({ menuId, quantity, shownPriceMinor }) => {
    const dish = dishes.get(menuId)!;
    if (!dish.isAvailable) throw conflict('unavailable', `${dish.name} cannot be ordered at the moment. Please remove it.`);
    const minor = parseDecimal(dish.price);
    if (shownPriceMinor !== undefined && shownPriceMinor !== minor) {
      changes.push({ menuId, name: dish.name, oldPriceMinor: shownPriceMinor, newPriceMinor: minor, currency });
    }
    return { menuId, name: dish.name, quantity, price: { minor, currency } };
  });
  if (changes.length > 0) throw priceChanged(changes, total(lines, currency).minor);
  return lines;
}

/** A dish of another country is forbidden; one of another restaurant is a mistake in what was sent. */
function refuseStray(viewer: Viewer, dishes: Menu[], restaurant: Restaurant): void {
  const stray = dishes.find((dish) => dish.restaurantId !== restaurant.id);
  if (!stray) return;
  authorize(viewer, 'order.place', { country: stray.country });
  throw invalidField('items', `${stray.name} is not on the menu of ${restaurant.name}.`, 'other_restaurant');
}

async function usablePaymentMethod(viewer: Viewer, id?: string): Promise<PaymentMethod> {
  const methods = visible(PaymentMethod, viewer, 'payment-method.use');
  const method = id
    ? await methods.findOne({ where: { id } })
    : await methods.findOne({ where: { userId: viewer.id }, order: ['createdAt', 'id'] });
  if (method) return method;
  if (id) throw notFound('payment method');
  throw invalid('There is no payment method to order with. Ask an admin to add one for you.', [
    { loc: ['body', 'paymentMethodId'], msg: 'There is no payment method to order with.', type: 'missing' },
  ], 'no_payment_method');
}
