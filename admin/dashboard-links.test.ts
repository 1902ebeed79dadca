import { expect, test } from 'vitest';
import { useWorld } from '../test/world';
import type { OfficeDashboard } from './dashboard/shape';
import { listOf, useOffice } from '../test/office';
import { anOrder, dateAgo } from './orders-for-tests';

const world = useWorld();
const office = useOffice(world);

test('the list behind every figure holds as many orders as the figure says', async () => {
  const edges = [`${dateAgo(6)}T23:30:00.000Z`, `${dateAgo(6)}T18:29:59.999Z`, `${dateAgo(6)}T18:30:00.000Z`, `${dateAgo(6)}T04:59:59.999Z`, `${dateAgo(6)}T05:00:00.000Z`];
  for (const dish of ['Garlic Naan', 'Milkshake']) {
    for (const at of edges) await anOrder(dish, { at });
    for (const status of ['pending', 'confirmed', 'cancelled'] as const) {
      await anOrder(dish, { status });
      await anOrder(dish, { status, daysAgo: 12 });
      await anOrder(dish, { status, daysAgo: 40 });
    }
  }
  await anOrder('Apple Crumble');
  await anOrder('Apple Crumble', { currency: 'EUR' });
  const listed = async (href: string) => (await office.get(office.fury, listOf('order', href.slice(href.indexOf('?'))))).meta.total;
  const { countries } = JSON.parse((await office.get(office.fury, '/api/dashboard')).text) as OfficeDashboard;
  for (const { name, href, sales, restaurants } of countries) {
    const all = sales.reduce((sum, { month }) => sum + month.orders + month.cancelled, 0);
    expect(await listed(href), name).toBe(all);
    for (const { ordersHref, orders, name: restaurant } of restaurants) expect(await listed(ordersHref), restaurant).toBe(orders);
    for (const { currency, today, month, days } of sales) {
      for (const figures of [today, month]) {
        expect(await listed(figures.href), figures.href).toBe(figures.orders);
        expect(await listed(figures.cancelledHref), figures.cancelledHref).toBe(figures.cancelled);
      }
      for (const day of days) expect(await listed(day.href), `${currency} ${day.date}`).toBe(day.orders);
    }
  }
  // The figures themselves, lest all be compared with nothing.
  expect(countries.map(({ sales }) => sales.map(({ month }) => [month.orders, month.cancelled]))).toEqual([[[9, 2]], [[1, 0], [1, 0]], [[9, 2]]]);
});
