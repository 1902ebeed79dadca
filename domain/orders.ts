import { statement } from '../db';
import { actingAs } from './acting-as';
import { dayBounds } from './days';
import { parseCursor, toCursor } from './cursor';
import { notFound } from './rules/errors';
import type { OrderFilter } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { reach } from './rules/policy';
import type { CardType, OrderPage, Order as OrderRecord } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visibleCountry } from './visible';

const PAGE = 50;

// One query for orders with their lines; a join would multiply the rows and break the page size.
const ORDERS = `
  SELECT o.id, o.currency, o.total_amount AS "totalAmount", o.status, o.created_at AS "createdAt", o.cancelled_at AS "cancelledAt",
    o.cancel_reason AS "cancelReason", o.card_last4 AS "cardLast4", o.card_type AS "cardType", canceller.name AS "cancelledBy",
    p.id AS "personId", p.name AS "personName", p.email AS "personEmail",
    r.id AS "restaurantId", r.name AS "restaurantName", r.picture AS "restaurantPicture",
    c.name AS country, c.currency AS "homeCurrency", c.locale, c.time_zone AS "timeZone",
    (SELECT coalesce(json_agg(json_build_object('menuId', i.menu_id, 'name', i.name, 'quantity', i.quantity, 'price', i.price::text,
       'picture', m.picture) ORDER BY i.name, i.id), '[]') FROM api_orderitem i JOIN api_menu m ON m.id = i.menu_id WHERE i.order_id = o.id) AS lines
  FROM api_order o
  JOIN api_user p ON p.id = o.user_id
  JOIN api_restaurant r ON r.id = o.restaurant_id
  JOIN api_country c ON c.name = o.country
  LEFT JOIN api_user canceller ON canceller.id = o.cancelled_by`;

interface OrderRow {
  id: string;
  currency: string;
  totalAmount: string;
  status: OrderRecord['status'];
  createdAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  cancelledBy: string | null;
  cardLast4: string;
  cardType: CardType;
  personId: string;
  personName: string;
  personEmail: string;
  restaurantId: string;
  restaurantName: string;
  restaurantPicture: string | null;
  country: string;
  homeCurrency: string;
  locale: string;
  timeZone: string;
  lines: { menuId: string; name: string; quantity: number; price: string; picture: string | null }[];
}

/**
 * Orders the viewer may see, newest first, `limit` (default 50) at a time; `from` and `to` are days in the viewer's own
 * time zone, both included. The country filter is for people who see several countries.
 */
export async function listOrders(viewer: Viewer, filter: OrderFilter = {}): Promise<OrderPage> {
  const limit = filter.limit ?? PAGE;
  const conditions: Condition[] = [];
  if (filter.status) conditions.push([(place) => `o.status = ${place}`, filter.status]);
  if (filter.country && reach(viewer, 'order.see') === 'everywhere') conditions.push(inCountry(filter.country));
  const { since, until } = dayBounds(filter, viewer.country.timeZone);
  if (since) conditions.push([(place) => `o.created_at >= ${place}`, since]);
  if (until) conditions.push([(place) => `o.created_at < ${place}`, until]);
  if (filter.cursor) conditions.push(after(filter.cursor));
  const rows = await actingAs(viewer, () => orderRows(viewer, conditions, limit + 1));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { orders: rows.slice(0, limit).map(toOrder), nextCursor: last ? toCursor(last) : null };
}

// Compared as a pair, so that the index on (created_at, id) finds the place.
function after(cursor: string): Condition {
  const { createdAt, id } = parseCursor(cursor);
  return [(place) => `(o.created_at, o.id) < ((${place}::text[])[1]::timestamptz, (${place}::text[])[2]::uuid)`, [createdAt, id]];
}

/** One order. Throws `not_found` also for one of another country. */
export async function findOrder(viewer: Viewer, id: string): Promise<OrderRecord> {
  return actingAs(viewer, () => readOrder(viewer, id));
}

/** `findOrder` for callers that are inside `actingAs` already. */
export async function readOrder(viewer: Viewer, id: string): Promise<OrderRecord> {
  const [row] = await orderRows(viewer, [[(place) => `o.id = ${place}`, id]], 1);
  if (!row) throw notFound('order');
  return toOrder(row);
}

type Condition = [sql: (place: string) => string, value: unknown];

const inCountry = (country: string): Condition => [(place) => `o.country = ${place}`, country];

/** Orders that meet every condition, newest first. Only conditions that are asked for are written, so that each finds its index. */
async function orderRows(viewer: Viewer, conditions: Condition[], limit: number): Promise<OrderRow[]> {
  const country = visibleCountry(viewer, 'order.see');
  const all = country === null ? conditions : [inCountry(country), ...conditions];
  const where = all.map(([sql], place) => sql(`$${place + 2}`)).join(' AND ') || 'true';
  return statement<OrderRow>(`${ORDERS} WHERE ${where} ORDER BY o.created_at DESC, o.id DESC LIMIT $1`)(limit, ...all.map(([, value]) => value));
}

function toOrder(row: OrderRow): OrderRecord {
  const { currency } = row;
  return {
    id: row.id,
    person: { id: row.personId, name: row.personName, email: row.personEmail },
    restaurant: { id: row.restaurantId, name: row.restaurantName, picture: row.restaurantPicture ?? defaultPicture(row.restaurantName) },
    country: { name: row.country, currency: row.homeCurrency, locale: row.locale, timeZone: row.timeZone },
    total: { minor: parseDecimal(row.totalAmount), currency },
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    cancelledBy: row.cancelledBy,
    cancelReason: row.cancelReason,
    paymentMethod: { cardLast4: row.cardLast4, type: row.cardType },
    // Named one by one: "the rest of it" takes several times as long, and a page holds hundreds.
    items: row.lines.map(({ menuId, name, quantity, price, picture }) => ({
      menuId,
      name,
      quantity,
      picture: picture ?? defaultPicture(name),
      price: { minor: parseDecimal(price), currency },
    })),
  };
}
