import { expect, test } from 'vitest';
import { useWorld } from '../test/world';

const world = useWorld();

test('an admin sees the week of each country in its own currency; cancelled orders are not spend', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan', 3);
  await world.anOrder('captainAmerica', 'Caesar Salad', 1);
  const undone = await world.anOrder('nickFury', 'Mushy Peas', 1);
  const admin = await world.viewer('nickFury');
  await world.shop.cancelOrder(admin, undone.id, {});
  const { weeks, recentOrders } = await world.shop.showDashboard(admin);
  expect(weeks.map((week) => [week.country.name, week.orders, week.spend])).toEqual([
    ['India', 1, { minor: 18_000, currency: 'INR' }],
    ['UK', 0, { minor: 0, currency: 'GBP' }],
    ['USA', 1, { minor: 899, currency: 'USD' }],
  ]);
  expect(weeks.every((week) => week.days.length === 7)).toBe(true);
  expect(weeks[0]!.days[6]).toMatchObject({ orders: 1, date: new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Kolkata' }) });
  expect(weeks[0]!.topDishes).toMatchObject([{ name: 'Garlic Naan', quantity: 3 }]);
  expect(recentOrders).toHaveLength(3);
});

test('a manager sees the own country only, a member neither orders nor figures', async () => {
  await world.anOrder('captainAmerica', 'Caesar Salad', 1);
  const marvels = await world.shop.showDashboard(await world.viewer('captainMarvel'));
  expect(marvels.weeks.map((week) => [week.country.name, week.orders])).toEqual([['India', 0]]);
  expect(marvels.recentOrders).toEqual([]);
  expect(await world.shop.showDashboard(await world.viewer('travis'))).toEqual({ cartCount: 0, recentOrders: [], weeks: [] });
});
