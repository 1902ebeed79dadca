import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { PoolClient } from 'pg';
import { actingAs, type Person, recordAudit } from './sql-pool';
import { personOf } from './sql-session';

const PAGE = `
  SELECT o.id, o.user_id AS "userId", o.restaurant_id AS "restaurantId", o.total_amount::float8 AS "totalAmount", o.currency, o.status,
    o.created_at AS "createdAt",
    (SELECT json_agg(json_build_object('menuId', i.menu_id, 'name', i.name, 'quantity', i.quantity, 'price', i.price) ORDER BY i.name, i.id)
     FROM api_orderitem i WHERE i.order_id = o.id) AS items
  FROM api_order o WHERE ($1::text IS NULL OR o.country = $1) ORDER BY o.created_at DESC, o.id DESC LIMIT $2`;

export const listOrders: RequestHandler = async (req, res, next) => {
  try {
    const person = personOf(res);
    if (person.role === 'member') return void res.status(403).end();
    const limit = Number(req.query.limit);
    const { rows } = await actingAs(person, (client) =>
      client.query<{ id: string; createdAt: Date }>(PAGE, [person.role === 'admin' ? null : person.country, limit + 1]),
    );
    const last = rows.length > limit ? rows[limit - 1]! : null;
    if (last) {
      const cursor = Buffer.from(`${last.createdAt.toISOString()} ${last.id}`).toString('base64url');
      res.set('Link', `</api/orders?limit=${limit}&cursor=${cursor}>; rel="next"`);
    }
    res.json(rows.slice(0, limit));
  } catch (error) {
    next(error);
  }
};

interface Wish {
  restaurantId: string;
  items: { menuId: string; quantity: number }[];
}

export const placeOrder: RequestHandler = async (req, res, next) => {
  try {
    const person = personOf(res);
    if (person.role === 'member') return void res.status(403).end();
    const order = await actingAs(person, (client) => once(client, person, String(req.headers['idempotency-key']), req.body as Wish));
    if (order) res.json(order);
    else res.status(409).end();
  } catch (error) {
    next(error);
  }
};

/** The idempotency key claimed by a lock, looked up, and kept with the answer. */
async function once(client: PoolClient, person: Person, key: string, wish: Wish): Promise<object | null> {
  const [claim] = (await client.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS free', [`${person.id} ${key}`])).rows;
  if (!claim!.free) return null;
  const hash = createHash('sha256').update(JSON.stringify(wish)).digest();
  const [earlier] = (await client.query<{ outcome: object; request_hash: Buffer }>('SELECT outcome, request_hash FROM api_idempotencykey WHERE user_id = $1 AND key = $2', [person.id, key])).rows;
  if (earlier) return earlier.request_hash.equals(hash) ? earlier.outcome : null;
  const order = await place(client, person, wish);
  await client.query('INSERT INTO api_idempotencykey (user_id, key, request_hash, outcome) VALUES ($1, $2, $3, $4)', [person.id, key, hash, JSON.stringify(order)]);
  return order;
}

const RESTAURANT = `SELECT r.name, r.country, r.is_active, c.currency FROM api_restaurant r JOIN api_country c ON c.name = r.country WHERE r.id = $1`;
const DISHES = 'SELECT id, restaurant_id, name, price, is_available FROM api_menu WHERE id = ANY ($1) ORDER BY id FOR SHARE';
const CARD = 'SELECT id, card_last4, type FROM api_paymentmethod WHERE user_id = $1 ORDER BY created_at, id LIMIT 1';
const ORDER = `
  INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, card_last4, card_type, total_amount, status)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'confirmed') RETURNING id, created_at`;
const ITEMS = `
  INSERT INTO api_orderitem (order_id, country, menu_id, name, quantity, price)
  SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[], $5::int[], $6::numeric[])`;

async function place(client: PoolClient, person: Person, { restaurantId, items }: Wish): Promise<object> {
  const [restaurant] = (await client.query<{ name: string; country: string; is_active: boolean; currency: string }>(RESTAURANT, [restaurantId])).rows;
  const dishes = (await client.query<{ id: string; restaurant_id: string; name: string; price: string; is_available: boolean }>(DISHES, [items.map(({ menuId }) => menuId)])).rows;
  const [card] = (await client.query<{ id: string; card_last4: string; type: string }>(CARD, [person.id])).rows;
  if (!restaurant?.is_active || !card || dishes.length < items.length) throw new Error('not to be had');
  const lines = items.map(({ menuId, quantity }) => {
    const dish = dishes.find(({ id }) => id === menuId)!;
    if (!dish.is_available || dish.restaurant_id !== restaurantId) throw new Error('not to be had');
    return { menuId, name: dish.name, quantity, price: dish.price };
  });
  const { country, currency } = restaurant;
  const hundredths = lines.reduce((sum, { price, quantity }) => sum + Math.round(Number(price) * 100) * quantity, 0);
  const total = (hundredths / 100).toFixed(2);
  const [order] = (await client.query<{ id: string; created_at: Date }>(ORDER, [person.id, restaurantId, country, currency, card.id, card.card_last4, card.type, total])).rows;
  const column = <K extends keyof (typeof lines)[0]>(name: K) => lines.map((line) => line[name]);
  await client.query(ITEMS, [order!.id, country, column('menuId'), column('name'), column('quantity'), column('price')]);
  await recordAudit(client, person, { action: 'order.place', objectType: 'order', objectId: order!.id, country, after: { restaurant: restaurant.name, total, currency, lines: lines.length } });
  return {
    id: order!.id,
    userId: person.id,
    restaurantId,
    totalAmount: Number(total),
    currency,
    status: 'confirmed',
    createdAt: order!.created_at,
    items: lines.map((line) => ({ ...line, price: Number(line.price) })).sort((a, b) => a.name.localeCompare(b.name)),
  };
}
