import { CartItem, statement } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { readCartGroups } from './cart-lines';
import { conflict, invalidField, notFound, priceChanged } from './rules/errors';
import type { CartAddition, CartQuantity } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { authorize } from './rules/policy';
import type { Cart, CartLine } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visible, visibleCountry } from './visible';
import { refuseUnseen } from './whereabouts';

/** What the viewer has in the cart, grouped by restaurant. */
export async function showCart(viewer: Viewer): Promise<Cart> {
  const groups = await actingAs(viewer, () => readCartGroups(viewer));
  const lines = groups.flatMap((group) => group.lines);
  return { groups, count: lines.reduce((sum, line) => sum + line.quantity, 0) };
}

const countItems = statement<{ count: number }>(`
  SELECT coalesce(sum(quantity), 0)::int AS count FROM api_cartitem WHERE user_id = $1 AND ($2::text IS NULL OR country = $2)`);

/** How many items the cart holds in all, for the badge. */
export async function countCart(viewer: Viewer): Promise<number> {
  const [row] = await actingAs(viewer, () => countItems(viewer.id, visibleCountry(viewer, 'cart.use')));
  return row!.count;
}

interface Offer {
  name: string;
  picture: string | null;
  price: string;
  isAvailable: boolean;
  restaurantId: string;
  country: string;
  currency: string;
}

const readOffer = statement<Offer>(`
  SELECT m.name, m.picture, m.price, m.is_available AND r.is_active AS "isAvailable", r.id AS "restaurantId", r.country, c.currency
  FROM api_menu m JOIN api_restaurant r ON r.id = m.restaurant_id JOIN api_country c ON c.name = r.country
  WHERE m.id = $1`);

const raiseLine = statement<{ id: string; quantity: number; price: string }>(`
  INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (user_id, menu_id) DO UPDATE SET quantity = api_cartitem.quantity + EXCLUDED.quantity
  WHERE api_cartitem.quantity + EXCLUDED.quantity <= 99
  RETURNING id, quantity, price`);

/**
 * Adds a dish, or raises its quantity when it is there already, in one atomic statement. The price stays the one the
 * person first agreed to; checkout tells of a change. Throws `forbidden` for another country's dish.
 */
export async function addToCart(viewer: Viewer, input: CartAddition): Promise<CartLine> {
  return actingAs(viewer, async () => {
    const { menuId, restaurantId, quantity } = input;
    const { name, picture, price, country, currency } = await offerOf(viewer, input);
    const [row] = await raiseLine(viewer.id, menuId, restaurantId, country, quantity, price);
    if (!row) throw invalidField('quantity', 'A cart holds at most 99 of one dish.', 'too_big');
    await recordAudit(viewer, { action: 'cart.add', objectType: 'cart', objectId: row.id, after: { menuId, restaurantId, quantity, price } });
    return {
      id: row.id,
      menuId,
      name,
      picture: picture ?? defaultPicture(name),
      quantity: row.quantity,
      price: { minor: parseDecimal(row.price), currency },
      currentPrice: { minor: parseDecimal(price), currency },
      isAvailable: true,
    };
  });
}

/** The dish as it is offered now; refuses what this person cannot add, or not under that restaurant or price. */
async function offerOf(viewer: Viewer, { menuId, restaurantId, shownPriceMinor }: CartAddition): Promise<Offer> {
  authorize(viewer, 'cart.use');
  const [offer] = await readOffer(menuId);
  if (!offer) return refuseUnseen(viewer, 'cart.use', 'dish', menuId);
  authorize(viewer, 'cart.use', { country: offer.country });
  if (offer.restaurantId !== restaurantId) throw invalidField('restaurantId', 'This dish is not on the menu of that restaurant.');
  if (!offer.isAvailable) throw conflict('unavailable', `${offer.name} cannot be ordered at the moment.`);
  const newPriceMinor = parseDecimal(offer.price);
  if (shownPriceMinor !== undefined && shownPriceMinor !== newPriceMinor) {
    throw priceChanged([{ menuId, name: offer.name, oldPriceMinor: shownPriceMinor, newPriceMinor, currency: offer.currency }]);
  }
  return offer;
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
