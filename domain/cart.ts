import { QueryTypes } from 'sequelize';
import { CartItem, Country, Menu, Restaurant, sequelize } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { readCartGroups } from './cart-lines';
import { conflict, invalidField, notFound, priceChanged } from './rules/errors';
import type { CartAddition, CartQuantity } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { authorize } from './rules/policy';
import type { Cart, CartLine } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visible } from './visible';
import { refuseUnseen } from './whereabouts';

/** What the viewer has in the cart, grouped by restaurant. */
export async function showCart(viewer: Viewer): Promise<Cart> {
  const groups = await actingAs(viewer, () => readCartGroups(viewer));
  const lines = groups.flatMap((group) => group.lines);
  return { groups, count: lines.reduce((sum, line) => sum + line.quantity, 0) };
}

/** How many items the cart holds in all, for the badge. */
export async function countCart(viewer: Viewer): Promise<number> {
  const sum = await actingAs(viewer, () => visible(CartItem, viewer, 'cart.use').sum('quantity', { where: { userId: viewer.id } }));
  return Number(sum ?? 0);
}

/**
 * Adds a dish, or raises its quantity when it is there already, in one atomic statement. The price stays the one the
 * person first agreed to; checkout tells of a change. Throws `forbidden` for another country's dish.
 */
export async function addToCart(viewer: Viewer, input: CartAddition): Promise<CartLine> {
  return actingAs(viewer, async () => {
    const { menuId, restaurantId, quantity } = input;
    const { price, country } = await offerOf(viewer, input);
    const [row] = await sequelize().query<{ id: string }>(
      `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price)
       VALUES ($userId, $menuId, $restaurantId, $country, $quantity, $price)
       ON CONFLICT (user_id, menu_id) DO UPDATE SET quantity = api_cartitem.quantity + EXCLUDED.quantity
       WHERE api_cartitem.quantity + EXCLUDED.quantity <= 99
       RETURNING id`,
      { bind: { userId: viewer.id, menuId, restaurantId, country, quantity, price }, type: QueryTypes.SELECT },
    );
    if (!row) throw invalidField('quantity', 'A cart holds at most 99 of one dish.', 'too_big');
    await recordAudit(viewer, { action: 'cart.add', objectType: 'cart', objectId: row.id, after: { menuId, restaurantId, quantity, price } });
    return readLine(viewer, row.id);
  });
}

async function offerOf(viewer: Viewer, { menuId, restaurantId, shownPriceMinor }: CartAddition): Promise<{ price: string; country: string }> {
  authorize(viewer, 'cart.use');
  const dish = await Menu.findByPk(menuId, {
    include: [{ model: Restaurant, as: 'restaurant', required: true, include: [{ model: Country, as: 'home', required: true }] }],
  });
  if (!dish) return refuseUnseen(viewer, 'cart.use', 'dish', menuId);
  const { restaurant } = dish as unknown as { restaurant: Restaurant & { home: Country } };
  authorize(viewer, 'cart.use', { country: restaurant.country });
  if (restaurant.id !== restaurantId) throw invalidField('restaurantId', 'This dish is not on the menu of that restaurant.');
  if (!dish.isAvailable || !restaurant.isActive) {
    throw conflict('unavailable', `${dish.name} cannot be ordered at the moment.`);
  }
  const newPriceMinor = parseDecimal(dish.price);
  if (shownPriceMinor !== undefined && shownPriceMinor !== newPriceMinor) {
    throw priceChanged([
      { menuId, name: dish.name, oldPriceMinor: shownPriceMinor, newPriceMinor, currency: restaurant.home.currency },
    ]);
  }
  return { price: dish.price, country: restaurant.country };
}

/** Sets how many of a line the viewer wants. */
export async function setCartQuantity(viewer: Viewer, { itemId, quantity }: CartQuantity): Promise<CartLine> {
  return actingAs(viewer, async () => {
    const item = await ownItem(viewer, itemId);
    const before = { quantity: item.quantity };
    await item.update({ quantity });
    await recordAudit(viewer, { action: 'cart.change', objectType: 'cart', objectId: itemId, before, after: { quantity } });
    return readLine(viewer, itemId);
  });
}

/** Takes a line out and returns what adding it back would need. */
export async function removeFromCart(viewer: Viewer, itemId: string): Promise<CartAddition & { name: string }> {
  return actingAs(viewer, async () => {
    const item = await ownItem(viewer, itemId);
    const { menuId, restaurantId, quantity } = item;
    const { name } = await readLine(viewer, itemId);
    await item.destroy();
    await recordAudit(viewer, {
      action: 'cart.remove',
      objectType: 'cart',
      objectId: itemId,
      before: { menuId, restaurantId, quantity },
    });
    return { menuId, restaurantId, quantity, name };
  });
}

/** Empties the cart, or only what it holds of one restaurant. */
export async function clearCart(viewer: Viewer, restaurantId?: string): Promise<void> {
  await actingAs(viewer, async () => {
    const where = { userId: viewer.id, ...(restaurantId && { restaurantId }) };
    const removed = await CartItem.destroy({ where });
    if (removed === 0) return;
    await recordAudit(viewer, { action: 'cart.clear', objectType: 'cart', objectId: viewer.id, before: { lines: removed } });
  });
}

async function ownItem(viewer: Viewer, itemId: string): Promise<CartItem> {
  const item = await visible(CartItem, viewer, 'cart.use').findOne({ where: { id: itemId, userId: viewer.id }, lock: true });
  if (!item) throw notFound('cart item');
  return item;
}

async function readLine(viewer: Viewer, id: string): Promise<CartLine> {
  const [group] = await readCartGroups(viewer, { id });
  if (!group) throw notFound('cart item');
  return group.lines[0]!;
}
