import { beforeEach, expect, test } from 'vitest';
import { askSql, runSql } from '../test/postgres';
import { useWorld } from '../test/world';
import { actingAs } from './acting-as';
import { readBestSellers } from './best-sellers';

const world = useWorld();
const KINDS = { dish: 30, restaurant: 30, name: 7 };
const COUNTRIES = ['India', 'UK', 'USA'];

// Sixty orders of the last forty days in every country, some of them cancelled.
beforeEach(() =>
  runSql(
    world.ownerUrl,
    `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status, created_at, cancelled_at, cancelled_by)
     SELECT p.user_id, r.id, r.country, c.currency, p.id, 5, s.status, now() - n * interval '16 hours', CASE s.status WHEN 'cancelled' THEN now() END,
       CASE s.status WHEN 'cancelled' THEN p.user_id END
     FROM api_restaurant r JOIN api_country c ON c.name = r.country
     CROSS JOIN (SELECT * FROM api_paymentmethod WHERE card_last4 = '4242') p CROSS JOIN generate_series(0, 59) n
     CROSS JOIN LATERAL (SELECT (ARRAY['confirmed', 'pending', 'cancelled'])[n % 3 + 1] AS status) s WHERE (n + ascii(r.name)) % 3 = 0`,
    `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price)
     SELECT o.id, m.id, m.name, 1 + (ascii(m.name) + extract(hour FROM o.created_at)::int) % 9, 5 FROM api_order o JOIN api_menu m ON m.restaurant_id = o.restaurant_id`,
  ),
);

/** The best sellers of all countries, as the lists say and as the orders themselves say. */
async function bothWays() {
  const admin = await world.viewer('nickFury');
  const kinds = Object.entries(KINDS) as [keyof typeof KINDS, number][];
  const listed = [];
  for (const [kind] of kinds) {
    const rows = await actingAs(admin, () => readBestSellers(kind, COUNTRIES));
    listed.push(rows.map(({ country, name, amount }) => `${kind} ${country} ${name} ${amount}`));
  }
  const counted = [];
  for (const [kind, days] of kinds) {
    const key = { dish: 'm.id::text', restaurant: 'r.id::text', name: 'i.name' }[kind];
    const [name, amount] = kind === 'restaurant' ? ['r.name', 'count(DISTINCT o.id)'] : [kind === 'dish' ? 'm.name' : 'i.name', 'sum(i.quantity)'];
    const rows = await askSql<{ line: string }>(
      world.ownerUrl,
      `SELECT '${kind} ' || country || ' ' || name || ' ' || amount AS line FROM (
         SELECT o.country, ${name} AS name, ${amount} AS amount, row_number() OVER (PARTITION BY o.country ORDER BY ${amount} DESC, ${name}, ${key}) AS place
         FROM api_order o JOIN api_country c ON c.name = o.country JOIN api_restaurant r ON r.id = o.restaurant_id JOIN api_orderitem i ON i.order_id = o.id JOIN api_menu m ON m.id = i.menu_id
         WHERE o.status <> 'cancelled' AND (o.created_at AT TIME ZONE c.time_zone)::date > (now() AT TIME ZONE c.time_zone)::date - ${days}
         GROUP BY o.country, ${name}, ${key}) t WHERE place <= 5 ORDER BY country, place`,
    );
    counted.push(rows.map(({ line }) => line));
  }
  return { listed, counted };
}

const change = (...statements: string[]) => runSql(world.ownerUrl, ...statements);
const waiting = async () => (await askSql<{ n: number }>(world.ownerUrl, 'SELECT count(*)::int AS n FROM api_sale'))[0]!.n;

async function expectTruth() {
  const { listed, counted } = await bothWays();
  expect(counted.flat().length).toBeGreaterThan(20);
  expect(listed).toEqual(counted);
}

test('best sellers are what the orders say, however these were changed', async () => {
  await expectTruth();
  const cancel = `UPDATE api_order SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id WHERE status <> 'cancelled' AND left(id::text, 1) < '6'`;
  const revive = `UPDATE api_order SET status = 'confirmed', cancelled_at = NULL, cancelled_by = NULL WHERE status = 'cancelled' AND left(id::text, 1) > 'b'`;
  const steps = [
    cancel,
    revive,
    `UPDATE api_orderitem SET quantity = quantity % 7 + 1, name = name || ' deluxe' WHERE left(id::text, 1) < '4'`,
    `UPDATE api_order SET created_at = created_at + interval '5 days' WHERE left(id::text, 1) < '8' AND created_at < now() - interval '6 days'`,
    `DELETE FROM api_orderitem WHERE left(id::text, 1) = 'a'`,
    `DELETE FROM api_order WHERE left(id::text, 1) < '3'`,
  ];
  for (const step of steps) {
    await change(step);
    await expectTruth();
  }
});

test('an order of the shop counts once, its lines too, and not at all once it is cancelled', async () => {
  const { id } = await world.anOrder('captainMarvel', 'Garlic Naan', 99);
  await expectTruth();
  await world.shop.cancelOrder(await world.viewer('captainMarvel'), id, {});
  await expectTruth();
});

test('when a day goes by, what sold on the day that falls out does not count any more', async () => {
  await expectTruth();
  await change(`UPDATE api_orderitem SET quantity = 9 WHERE left(id::text, 1) < '5'`);
  // The day after: everything is a day older, and nothing was written meanwhile.
  const aDayLater = [
    `SET session_replication_role = replica`,
    `UPDATE api_order SET created_at = created_at - interval '1 day'`,
    `UPDATE api_sale SET day = day - 1`,
    `UPDATE api_bestsellerday SET day = day - 1`,
  ];
  for (let days = 0; days < 3; days++) {
    await change(...aDayLater);
    await expectTruth();
  }
  await change(...aDayLater, ...Array.from({ length: 9 }, () => aDayLater.slice(1)).flat());
  await expectTruth();
});

test('days are those of the new clocks when a country changes them', async () => {
  await expectTruth();
  await change(`UPDATE api_country SET time_zone = 'Pacific/Kiritimati' WHERE name = 'India'`);
  await expectTruth();
  await change(`UPDATE api_country SET time_zone = 'Asia/Kolkata' WHERE name = 'India'`);
  await expectTruth();
});

test('what waits to be added up never becomes much, as long as somebody looks', async () => {
  await expectTruth();
  await change(`UPDATE api_orderitem SET quantity = quantity % 9 + 1`);
  expect(await waiting()).toBeGreaterThan(900);
  await expectTruth();
  expect(await waiting()).toBeLessThan(900);
});
