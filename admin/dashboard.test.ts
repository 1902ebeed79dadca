import { expect, test } from 'vitest';
import { Country, Menu, Order, OrderItem, Restaurant, User } from '../db';
import { PEOPLE, useWorld } from '../test/world';
import type { CountrySales, OfficeDashboard } from './dashboard/shape';
import { listOf, rowOf, useOffice } from '../test/office';
import { anOrder, dateAgo } from './orders-for-tests';

const world = useWorld();
const office = useOffice(world);

const dashboard = async (token: string) => JSON.parse((await office.get(token, '/api/dashboard')).text) as OfficeDashboard;

async function country(name: string, token = office.fury): Promise<CountrySales> {
  return (await dashboard(token)).countries.find((one) => one.name === name)!;
}

test('every country has its own figures: orders, spend, average and the share that was cancelled', async () => {
  await anOrder('Garlic Naan', { price: '60.10' });
  await anOrder('Garlic Naan', { price: '60.25', status: 'pending', daysAgo: 3 });
  await anOrder('Garlic Naan', { price: '100', quantity: 2, daysAgo: 20 });
  await anOrder('Garlic Naan', { price: '999', status: 'cancelled' });
  await anOrder('Milkshake', { price: '5.99' });
  const { countries } = await dashboard(office.fury);
  expect(countries.map(({ name, sales }) => [name, sales.map(({ currency }) => currency)])).toEqual([['India', ['INR']], ['UK', []], ['USA', ['USD']]]);
  const [india] = countries[0]!.sales;
  expect(india!.today).toMatchObject({ orders: 1, spend: '₹60.10', average: '₹60.10', cancelled: 1, cancelledShare: 0.5, cancelledShareText: '50%' });
  // 320.35 over 3 orders is 106.7833…
  expect(india!.month).toMatchObject({ orders: 3, spend: '₹320.35', average: '₹106.78', cancelled: 1, cancelledShare: 0.25, cancelledShareText: '25%' });
  expect(countries[2]!.sales[0]!.month).toMatchObject({ orders: 1, spend: '$5.99', average: '$5.99', cancelled: 0, cancelledShare: 0 });
});

test('thirty bars, today last, add up to the figures above them', async () => {
  for (const daysAgo of [0, 0, 1, 7, 28]) await anOrder('Masala Dosa', { price: '120.05', daysAgo });
  await anOrder('Masala Dosa', { daysAgo: 7, status: 'cancelled' });
  await anOrder('Masala Dosa', { daysAgo: 31 });
  const [{ days, today, month }] = (await country('India')).sales as [CountrySales['sales'][0]];
  expect(days).toHaveLength(30);
  expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted());
  expect(days.at(-1)!.date).toBe(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format());
  expect([days.at(-1)!.orders, days.at(-1)!.spend]).toEqual([today.orders, today.spend]);
  const sum = (column: 'orders' | 'cancelled' | 'minor') => days.reduce((all, day) => all + day[column], 0);
  expect([sum('orders'), sum('cancelled'), sum('minor')]).toEqual([5, 1, 60_025]);
  expect([month.orders, month.cancelled, month.spend]).toEqual([5, 1, '₹600.25']);
});

test('days are those of each country’s own clocks', async () => {
  const at = `${dateAgo(5)}T23:30:00.000Z`;
  await anOrder('Garlic Naan', { at });
  await anOrder('Milkshake', { at });
  // 00:30 in India, still yesterday afternoon in the USA.
  await anOrder('Garlic Naan', { at: `${dateAgo(9)}T19:00:00.000Z` });
  await anOrder('Milkshake', { at: `${dateAgo(9)}T03:00:00.000Z` });
  const ordered = async (name: string) => (await country(name)).sales[0]!.days.filter(({ orders }) => orders > 0).map(({ date }) => date);
  expect(await ordered('India')).toEqual([dateAgo(8), dateAgo(4)]);
  expect(await ordered('USA')).toEqual([dateAgo(10), dateAgo(5)]);
});

test('the window begins with the first moment of its first day', async () => {
  const first = (await country('India')).href.match(/from=([\d-]+)/)![1]!;
  const midnight = Date.parse(`${first}T00:00:00+05:30`);
  await anOrder('Garlic Naan', { at: new Date(midnight - 1).toISOString() });
  expect((await country('India')).sales).toEqual([]);
  await anOrder('Garlic Naan', { at: new Date(midnight).toISOString() });
  const [sales] = (await country('India')).sales;
  expect([sales!.month.orders, sales!.days[0]!.orders, sales!.days[0]!.date]).toEqual([1, 1, first]);
});

test('orders from before a change of currency keep theirs, and nothing adds the two up', async () => {
  await anOrder('Apple Crumble', { price: '10', daysAgo: 2 });
  await anOrder('Apple Crumble', { price: '7', daysAgo: 9, currency: 'EUR' });
  const { sales } = await country('UK');
  expect(sales.map(({ currency, month }) => [currency, month.orders, month.spend])).toEqual([['EUR', 1, '€7.00'], ['GBP', 1, '£10.00']]);
  for (const { currency, month, days } of sales) {
    for (const href of [month.href, month.cancelledHref, days[0]!.href]) expect(href).toContain(`filters.currency=${currency}`);
  }
  expect((await country('UK')).href).not.toContain('currency');
});

test('amounts are written as people of the country do, without decimals where the currency has none', async () => {
  await Country.create({ name: 'Japan', currency: 'JPY', locale: 'ja-JP', timeZone: 'Asia/Tokyo' });
  const { id: restaurantId } = await Restaurant.create({ name: 'Tokyo Tei', country: 'Japan' });
  const dish = await Menu.create({ restaurantId, name: 'Ramen', price: '900' });
  await anOrder('Ramen');
  await anOrder('Ramen', { price: '901' });
  expect((await country('Japan')).sales[0]!.month).toMatchObject({ spend: '￥1,801', average: '￥901' });
  await OrderItem.destroy({ where: { menuId: dish.id } });
  await Order.destroy({ where: { country: 'Japan' } });
  await dish.destroy();
  await Restaurant.destroy({ where: { country: 'Japan' } });
  await Country.destroy({ where: { name: 'Japan' } });
});

test('the five dishes and restaurants most ordered from, cancelled and old orders apart', async () => {
  const dishes = ['Garlic Naan', 'Butter Chicken', 'Masala Dosa', 'Filter Coffee', 'Chicken Biryani', 'Tandoori Chicken'];
  for (const [place, name] of dishes.entries()) await anOrder(name, { quantity: 20 - place });
  await anOrder('Tandoori Chicken', { quantity: 90, status: 'cancelled' });
  await anOrder('Tandoori Chicken', { quantity: 90, daysAgo: 40 });
  await anOrder('Filter Coffee', { quantity: 4, daysAgo: 4 });
  await anOrder('Milkshake', { quantity: 99 });
  const india = await country('India');
  expect(india.dishes.map(({ name, quantity }) => [name, quantity])).toEqual([
    ['Filter Coffee', 21], ['Garlic Naan', 20], ['Butter Chicken', 19], ['Masala Dosa', 18], ['Chicken Biryani', 16],
  ]);
  const { id } = await world.dish('Filter Coffee');
  expect(india.dishes[0]).toMatchObject({ restaurant: 'Bangalore Bistro', href: `/admin/resources/api_menu/records/${id}/show` });
  expect((await office.get(office.fury, rowOf('menu', id))).status).toBe(200);
  const byRestaurant = india.restaurants.map(({ orders }) => orders);
  expect(byRestaurant).toEqual(byRestaurant.toSorted((a, b) => b - a));
  expect(byRestaurant.reduce((all, orders) => all + orders, 0)).toBe(7);
  const shown = await office.get(office.fury, india.restaurants[0]!.href.replace(/^\/admin/, '/api'));
  expect([shown.status, shown.record.title]).toEqual([200, india.restaurants[0]!.name]);
});

test('the latest orders: eight, newest first, told in words', async () => {
  for (let daysAgo = 10; daysAgo > 0; daysAgo--) await anOrder('Garlic Naan', { price: `${daysAgo}.50`, daysAgo });
  const newest = await anOrder('Milkshake', { price: '5.50', status: 'cancelled' });
  const { latest } = await dashboard(office.fury);
  expect(latest.map(({ total }) => total)).toEqual(['$5.50', '₹1.50', '₹2.50', '₹3.50', '₹4.50', '₹5.50', '₹6.50', '₹7.50']);
  expect(latest[0]).toMatchObject({ id: newest.id, person: 'Nick Fury', status: 'cancelled', href: `/admin/resources/api_order/records/${newest.id}/show` });
  expect(latest[0]!.when).toMatch(/E[SD]T$/);
});

test('staff see nothing of another country in any field', async () => {
  const foreign = [await anOrder('Milkshake', { quantity: 9 }), await anOrder('Apple Crumble', { quantity: 9, status: 'cancelled' })];
  await anOrder('Garlic Naan');
  await anOrder('Butter Chicken', { by: PEOPLE.captainMarvel });
  const { text } = await office.get(office.marvel, '/api/dashboard');
  const shown = JSON.parse(text) as OfficeDashboard;
  expect(shown.countries.map(({ name, sales }) => [name, sales[0]!.month.orders])).toEqual([['India', 2]]);
  // An admin of the USA has ordered in India: the order is seen, the person is not.
  expect(shown.latest.map(({ person }) => person)).toEqual(['Captain Marvel', null]);
  const restaurants = (await Restaurant.findAll({ raw: true })).filter((one) => one.country !== 'India');
  const menus = await Menu.findAll({ where: { restaurantId: restaurants.map(({ id }) => id) }, raw: true });
  const people = (await User.findAll({ raw: true })).filter((one) => one.country !== 'India');
  const indian = new Set((await Menu.findAll({ raw: true })).filter(({ id }) => !menus.some((one) => one.id === id)).map(({ name }) => name));
  const secrets = ['UK', 'USA', 'GBP', 'USD', '£', '$', ...foreign.map(({ id }) => id)];
  for (const row of [...restaurants, ...menus, ...people]) secrets.push(row.id, ...(indian.has(row.name) ? [] : [row.name]));
  for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
});

test('nobody else is shown a figure', async () => {
  await anOrder('Milkshake');
  for (const person of ['captainAmerica', 'thor'] as const) {
    const refused = await office.get(await world.token(person), '/api/dashboard');
    expect([refused.status, refused.text.includes('Milkshake')], person).toEqual([403, false]);
  }
  const nobody = await office.get(null, '/api/dashboard');
  expect([nobody.status, nobody.headers.get('location')]).toEqual([302, '/login']);
});

test('a world without orders has countries, and nothing in them', async () => {
  const { countries, latest } = await dashboard(office.fury);
  expect(latest).toEqual([]);
  expect(countries.map(({ name, sales, dishes, restaurants }) => [name, sales, dishes, restaurants])).toEqual(
    ['India', 'UK', 'USA'].map((name) => [name, [], [], []]),
  );
  const { restaurantsHref } = countries[1]!;
  expect((await office.get(office.fury, listOf('restaurant', restaurantsHref.slice(restaurantsHref.indexOf('?'))))).meta.total).toBe(
    await Restaurant.count({ where: { country: 'UK' } }),
  );
});
