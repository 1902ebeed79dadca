import { expect, test } from 'vitest';
import { askSql, runSql } from '../test/postgres';
import { orderCart, useWorld } from '../test/world';

const world = useWorld();
const ask = (sql: string) => askSql<{ line: string }>(world.ownerUrl, sql);
const change = (...statements: string[]) => runSql(world.ownerUrl, ...statements);

async function expectTruth() {
  const counted = await ask(`
    SELECT concat_ws(' ', country, day, currency, sum(orders), sum(cancelled), sum(spend)) AS line FROM api_daytotal
    GROUP BY country, day, currency HAVING sum(orders) + sum(cancelled) > 0 ORDER BY 1`);
  const truth = await ask(`
    SELECT concat_ws(' ', o.country, (o.created_at AT TIME ZONE c.time_zone)::date, o.currency, count(*) FILTER (WHERE status <> 'cancelled'),
      count(*) FILTER (WHERE status = 'cancelled'), coalesce(sum(total_amount) FILTER (WHERE status <> 'cancelled'), 0.00)) AS line
    FROM api_order o JOIN api_country c ON c.name = o.country GROUP BY o.country, (o.created_at AT TIME ZONE c.time_zone)::date, o.currency ORDER BY 1`);
  expect(counted).toEqual(truth);
  return truth.length;
}

test('the days’ totals are those of the orders, however these were changed', async () => {
  for (const [person, dish] of [['captainMarvel', 'Garlic Naan'], ['captainAmerica', 'Milkshake'], ['nickFury', 'Mushy Peas']] as const) {
    for (let orders = 0; orders < 3; orders++) await world.anOrder(person, dish, orders + 1);
  }
  const admin = await world.viewer('nickFury');
  const { id } = await world.anOrder('nickFury', 'Garlic Naan', 2);
  await world.shop.cancelOrder(admin, id, {});
  expect(await expectTruth()).toBe(3);
  const steps = [
    `UPDATE api_order SET created_at = now() - interval '9 days', total_amount = total_amount + 1 WHERE country = 'India'`,
    `UPDATE api_order SET currency = 'EUR' WHERE country = 'UK'`,
    `UPDATE api_country SET time_zone = 'Pacific/Kiritimati' WHERE name = 'India'`,
    `UPDATE api_country SET time_zone = 'Asia/Kolkata' WHERE name = 'India'`,
    `UPDATE api_order SET status = 'pending', cancelled_at = NULL, cancelled_by = NULL WHERE status = 'cancelled'`,
    `DELETE FROM api_order WHERE country = 'USA' AND total_amount > 6`,
    'TRUNCATE api_order, api_orderitem',
  ];
  for (const step of steps) {
    await change(step);
    await expectTruth();
  }
  expect(await expectTruth()).toBe(0);
});

test('orders placed at the same moment are all counted', async () => {
  const fury = await world.viewer('nickFury');
  const dishes = await Promise.all(['Garlic Naan', 'Masala Dosa', 'Filter Coffee', 'Butter Chicken'].map(world.dish));
  for (const { id: menuId, restaurantId } of dishes) await world.shop.addToCart(fury, { menuId, restaurantId, quantity: 1 });
  const places = [...new Set(dishes.map(({ restaurantId }) => restaurantId))];
  await Promise.all(places.map((restaurantId) => orderCart(world.shop, fury, restaurantId)));
  await expectTruth();
  const { weeks } = await world.shop.showDashboard(fury);
  expect(weeks[0]).toMatchObject({ country: { name: 'India' }, orders: places.length });
});
