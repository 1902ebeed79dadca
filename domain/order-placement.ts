import { afterCommit, statement } from '../db';
import { recordAudit } from './audit';
import { tell } from './happenings';
import { conflict, invalid, invalidField, notFound, priceChanged, type PriceChange } from './rules/errors';
import { MAX_MINOR, parseDecimal, toDecimal, total } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { authorize, reach } from './rules/policy';
import type { CardType, Order, OrderLine } from './rules/records';
import type { Country, Viewer } from './rules/viewer';
import { refuseUnseen } from './whereabouts';

/** A dish somebody wants, and the price they were shown, in hundredths; without one, whatever it costs now. */
export interface WantedDish {
  menuId: string;
  quantity: number;
  shownPriceMinor?: number;
}

interface RestaurantRow extends Omit<Country, 'name'> {
  id: string;
  name: string;
  picture: string | null;
  isActive: boolean;
  country: string;
}

interface DishRow {
  id: string;
  restaurantId: string;
  country: string;
  name: string;
  picture: string | null;
  price: string;
  isAvailable: boolean;
}

interface CardRow {
  id: string;
  cardLast4: string;
  type: CardType;
}

export interface Placement {
  restaurantId: string;
  dishes: WantedDish[];
  paymentMethodId?: string;
  shownTotalMinor?: number;
}

const readRestaurant = statement<RestaurantRow>(`
  SELECT r.id, r.name, r.picture, r.is_active AS "isActive",
         c.name AS country, c.currency, c.locale, c.time_zone AS "timeZone"
  FROM api_restaurant r JOIN api_country c ON c.name = r.country WHERE r.id = $1`);

// Shared locks: no price may change between being checked and being charged. In one order, against deadlocks.
const readDishes = statement<DishRow>(`
  SELECT id, restaurant_id AS "restaurantId", country, name, picture, price, is_available AS "isAvailable"
  FROM api_menu WHERE id = ANY ($1::uuid[]) ORDER BY id FOR SHARE`);

// The columns are named as `Order` names them; whose it must be is null for people who may use everybody's.
const CARD = 'SELECT id, card_last4 AS "cardLast4", type FROM api_paymentmethod';
const readCard = statement<CardRow>(`${CARD} WHERE id = $1 AND ($2::uuid IS NULL OR user_id = $2)`);
const readOwnCard = statement<CardRow>(`${CARD} WHERE user_id = $1 ORDER BY created_at, id LIMIT 1`);

const writeOrder = statement<{ id: string; createdAt: Date }>(`
  WITH placed AS (
    INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, card_last4, card_type, total_amount, status)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'confirmed') RETURNING id, created_at
  ), lines AS (
    INSERT INTO api_orderitem (order_id, country, menu_id, name, quantity, price)
    SELECT placed.id, $3, line.* FROM placed, unnest($9::uuid[], $10::text[], $11::int[], $12::numeric[]) AS line
  )
  SELECT id, created_at AS "createdAt" FROM placed`);

/**
 * Writes one confirmed order at one restaurant, at the prices of this moment, and returns it. Call it inside
 * `actingAs`. Throws `conflict` (price_changed, unavailable), `forbidden`, `invalid`, `not_found`.
 */
export async function placeOrder(viewer: Viewer, placement: Placement): Promise<Order> {
  authorize(viewer, 'order.place');
  const { restaurant, country } = await orderableRestaurant(viewer, placement.restaurantId);
  const lines = await priceLines(viewer, placement.dishes, restaurant, country);
  const sum = total(lines, country.currency);
  if (sum.minor > MAX_MINOR) throw invalid('This order is larger than Slooze can take.', [], 'too_large');
  if (placement.shownTotalMinor !== undefined && placement.shownTotalMinor !== sum.minor) {
    throw priceChanged([], sum.minor);
  }
  const card = await usableCard(viewer, placement.paymentMethodId);
  const [placed] = await writeOrder(
    viewer.id,
    restaurant.id,
    country.name,
    country.currency,
    card.id,
    card.cardLast4,
    card.type,
    toDecimal(sum.minor),
    lines.map(({ menuId }) => menuId),
    lines.map(({ name }) => name),
    lines.map(({ quantity }) => quantity),
    lines.map(({ price }) => toDecimal(price.minor)),
  );
  const { id, createdAt } = placed!;
  await recordAudit(viewer, {
    action: 'order.place',
    objectType: 'order',
    objectId: id,
    country: country.name,
    after: { restaurant: restaurant.name, total: toDecimal(sum.minor), currency: country.currency, lines: lines.length },
  });
  afterCommit(() => tell('order placed', { country: country.name }));
  return {
    id,
    person: { id: viewer.id, name: viewer.name, email: viewer.email },
    restaurant,
    country,
    total: sum,
    status: 'confirmed',
    createdAt: createdAt.toISOString(),
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
    paymentMethod: { cardLast4: card.cardLast4, type: card.type },
    items: lines.sort((a, b) => a.name.localeCompare(b.name)),
  };
}

async function orderableRestaurant(viewer: Viewer, id: string): Promise<{ restaurant: Order['restaurant']; country: Country }> {
  const [row] = await readRestaurant(id);
  if (!row) return refuseUnseen(viewer, 'order.place', 'restaurant', id);
  const { country, currency, locale, timeZone, isActive, name, picture } = row;
  authorize(viewer, 'order.place', { country });
  if (!isActive) throw conflict('unavailable', `${name} does not take orders at the moment.`);
  return { restaurant: { id, name, picture: picture ?? defaultPicture(name) }, country: { name: country, currency, locale, timeZone } };
}

async function priceLines(viewer: Viewer, wanted: WantedDish[], restaurant: Order['restaurant'], { currency }: Country): Promise<OrderLine[]> {
  const found = await readDishes(wanted.map((dish) => dish.menuId));
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
    return { menuId, name: dish.name, picture: dish.picture ?? defaultPicture(dish.name), quantity, price: { minor, currency } };
  });
  if (changes.length > 0) throw priceChanged(changes, total(lines, currency).minor);
  return lines;
}

/** A dish of another country is forbidden; one of another restaurant is a mistake in what was sent. */
function refuseStray(viewer: Viewer, dishes: DishRow[], restaurant: Order['restaurant']): void {
  const stray = dishes.find((dish) => dish.restaurantId !== restaurant.id);
  if (!stray) return;
  authorize(viewer, 'order.place', { country: stray.country });
  throw invalidField('items', `${stray.name} is not on the menu of ${restaurant.name}.`, 'other_restaurant');
}

async function usableCard(viewer: Viewer, id?: string): Promise<CardRow> {
  authorize(viewer, 'payment-method.use');
  const [card] = id ? await readCard(id, reach(viewer, 'payment-method.use') === 'everywhere' ? null : viewer.id) : await readOwnCard(viewer.id);
  if (card) return card;
  if (id) throw notFound('payment method');
  throw invalid('There is no payment method to order with. Ask an admin to add one for you.', [
    { loc: ['body', 'paymentMethodId'], msg: 'There is no payment method to order with.', type: 'missing' },
  ], 'no_payment_method');
}
