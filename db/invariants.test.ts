import { afterEach, beforeEach, expect, test } from 'vitest';
import { askSql, runSql } from '../test/postgres';
import { useWorld } from '../test/world';
import { findBroken, INVARIANTS } from './invariants';

const world = useWorld();
const broken = () => findBroken(async (sql) => (await askSql<{ rows: number }>(world.ownerUrl, sql))[0]!);

beforeEach(async () => {
  await world.anOrder('captainMarvel', 'Butter Chicken', 3);
  const order = await world.anOrder('captainAmerica', 'Caesar Salad', 2);
  await world.shop.cancelOrder(await world.viewer('captainAmerica'), order.id, { reason: 'rain' });
  const { id: menuId, restaurantId } = await world.dish('Butter Chicken');
  await world.shop.addToCart(await world.viewer('thor'), { menuId, restaurantId, quantity: 1 });
});

afterEach(() => runSql(world.ownerUrl, 'SET session_replication_role = replica', 'UPDATE api_menu SET country = r.country FROM api_restaurant r WHERE r.id = restaurant_id'));

test('after ordering and cancelling all of them hold', async () => {
  expect(await broken()).toEqual([]);
});

const CONFIRMED = `(SELECT id FROM api_order WHERE status = 'confirmed')`;

const DAMAGES = [
  ['an order has lines', `DELETE FROM api_orderitem WHERE order_id = ${CONFIRMED}`],
  ['an order costs what its lines cost', `UPDATE api_orderitem SET price = price + 0.01 WHERE order_id = ${CONFIRMED}`],
  ['the lines of an order are dishes of its restaurant', `UPDATE api_orderitem SET menu_id = (SELECT id FROM api_menu WHERE name = 'Caesar Salad') WHERE order_id = ${CONFIRMED}`],
  ['an order lies in the country of its restaurant and is paid in its currency', `UPDATE api_order SET currency = 'EUR' WHERE status = 'confirmed'`],
  ['a row lies in the country of what it belongs to', `UPDATE api_menu SET country = 'UK' WHERE name = 'Caesar Salad'`],
  ['a key placed the order it names, and no other key did', `INSERT INTO api_idempotencykey SELECT user_id, key || '2', request_hash, outcome FROM api_idempotencykey LIMIT 1`],
  ['a key placed the order it names, and no other key did', `UPDATE api_idempotencykey SET outcome = jsonb_build_object('orderId', gen_random_uuid()) WHERE key = (SELECT max(key) FROM api_idempotencykey)`],
  ['a line of a cart is of 1 to 99', 'ALTER TABLE api_cartitem DROP CONSTRAINT IF EXISTS api_cartitem_quantity_check; UPDATE api_cartitem SET quantity = 100'],
  ['an order was cancelled once or never, and the trail tells of it', `UPDATE api_order SET status = 'confirmed', cancelled_at = NULL, cancelled_by = NULL, cancel_reason = NULL`],
  ['the trail tells of no order that is not there', `DELETE FROM api_order WHERE status = 'confirmed'; DELETE FROM api_orderitem WHERE order_id NOT IN (SELECT id FROM api_order)`],
  ['a session belongs to somebody', `INSERT INTO api_session (token_hash, user_id, expires_at) VALUES (decode(repeat('00', 32), 'hex'), gen_random_uuid(), now() + interval '1 day')`],
  ['the figures of a day are those of its orders', 'UPDATE api_daytotal SET spend = spend + 1'],
] as const;

test.each(DAMAGES)('"%s" is seen to be broken', async (name, damage) => {
  await runSql(world.ownerUrl, 'SET session_replication_role = replica', damage);
  expect((await broken()).map((each) => each.name)).toContain(name);
});

test('there is none that was not broken here', () => {
  expect(INVARIANTS.map(({ name }) => name)).toEqual([...new Set(DAMAGES.map(([name]) => name))]);
});
