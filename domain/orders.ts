import { Op, literal, type WhereOptions } from 'sequelize';
import { Country, Order, Restaurant, User, sequelize } from '../db';
import { actingAs } from './acting-as';
import { dayBounds } from './days';
import { parseCursor, toCursor } from './cursor';
import { notFound } from './rules/errors';
import type { OrderFilter } from './rules/inputs';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { reach } from './rules/policy';
import type { CardType, OrderPage, Order as OrderRecord } from './rules/records';
import type { Country as CountryRecord, Viewer } from './rules/viewer';
import { visible } from './visible';

const PAGE = 50;

// One query for orders with their lines; a join would multiply the rows and break the page size.
const LINES = literal(`(SELECT coalesce(json_agg(json_build_object('menuId', i.menu_id, 'name', i.name,
  'quantity', i.quantity, 'price', i.price::text, 'picture', m.picture) ORDER BY i.name, i.id), '[]')
  FROM api_orderitem i JOIN api_menu m ON m.id = i.menu_id WHERE i.order_id = "Order".id)`);

interface OrderRow {
  id: string;
  currency: string;
  totalAmount: string;
  status: OrderRecord['status'];
  createdAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  person: OrderRecord['person'];
  restaurant: { id: string; name: string; picture: string | null };
  home: CountryRecord;
  canceller: { name: string | null };
  cardLast4: string;
  cardType: CardType;
  lines: { menuId: string; name: string; quantity: number; price: string; picture: string | null }[];
}

/**
 * Orders the viewer may see, newest first, `limit` (default 50) at a time; `from` and `to` are days in the viewer's own
 * time zone, both included. The country filter is for people who see several countries.
 */
export async function listOrders(viewer: Viewer, filter: OrderFilter = {}): Promise<OrderPage> {
  const limit = filter.limit ?? PAGE;
  const where: WhereOptions[] = [];
  if (filter.status) where.push({ status: filter.status });
  if (filter.country && reach(viewer, 'order.see') === 'everywhere') where.push({ country: filter.country });
  const { since, until } = dayBounds(filter, viewer.country.timeZone);
  if (since) where.push({ createdAt: { [Op.gte]: since } });
  if (until) where.push({ createdAt: { [Op.lt]: until } });
  if (filter.cursor) where.push(after(filter.cursor));
  const rows = await actingAs(viewer, () => orderRows(viewer, where, limit + 1));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { orders: rows.slice(0, limit).map(toOrder), nextCursor: last ? toCursor(last) : null };
}

/** One order. Throws `not_found` also for one of another country. */
export async function findOrder(viewer: Viewer, id: string): Promise<OrderRecord> {
  return actingAs(viewer, () => readOrder(viewer, id));
}

/** `findOrder` for callers that are inside `actingAs` already. */
export async function readOrder(viewer: Viewer, id: string): Promise<OrderRecord> {
  const [row] = await orderRows(viewer, [{ id }], 1);
  if (!row) throw notFound('order');
  return toOrder(row);
}

// Compared as a pair, so that the index on (created_at, id) finds the place; validated values only.
function after(cursor: string) {
  const { createdAt, id } = parseCursor(cursor);
  const escape = (value: string) => sequelize().escape(value);
  return literal(`("Order"."created_at", "Order"."id") < (${escape(createdAt)}::timestamptz, ${escape(id)}::uuid)`);
}

async function orderRows(viewer: Viewer, where: WhereOptions[], limit: number): Promise<OrderRow[]> {
  const person = { model: User, attributes: ['id', 'name', 'email'] };
  const rows = await visible(Order, viewer, 'order.see').findAll({
    attributes: ['id', 'currency', 'totalAmount', 'status', 'createdAt', 'cancelledAt', 'cancelReason', 'cardLast4', 'cardType', [LINES, 'lines']],
    include: [
      { ...person, as: 'person', required: true },
      { ...person, as: 'canceller', attributes: ['name'], required: false },
      { model: Restaurant, as: 'restaurant', attributes: ['id', 'name', 'picture'], required: true },
      { model: Country, as: 'home', attributes: ['name', 'currency', 'locale', 'timeZone'], required: true },
    ],
    where: { [Op.and]: where },
    order: [['createdAt', 'DESC'], ['id', 'DESC']],
    limit,
    raw: true,
    nest: true,
  });
  return rows as unknown as OrderRow[];
}

function toOrder(row: OrderRow): OrderRecord {
  const { currency } = row;
  return {
    id: row.id,
    person: row.person,
    restaurant: { ...row.restaurant, picture: row.restaurant.picture ?? defaultPicture(row.restaurant.name) },
    country: row.home,
    total: { minor: parseDecimal(row.totalAmount), currency },
    status: row.status,
    createdAt: row.createdAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    cancelledBy: row.canceller.name,
    cancelReason: row.cancelReason,
    paymentMethod: { cardLast4: row.cardLast4, type: row.cardType },
    items: row.lines.map(({ price, picture, ...line }) => ({
      ...line,
      picture: picture ?? defaultPicture(line.name),
      price: { minor: parseDecimal(price), currency },
    })),
  };
}
