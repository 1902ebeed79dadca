import { beforeEach, describe, expect, test } from 'vitest';
import { CartItem, Menu, Order, OrderItem, PaymentMethod, Restaurant, User } from '../db';
import { actingAs } from '../domain/acting-as';
import type { Viewer } from '../domain/rules/viewer';
import { runSql } from './postgres';
import { CARTS_AND_ORDERS_EVERYWHERE } from './rows-everywhere';
import { PEOPLE, type PersonName, useWorld } from './world';

/*
 * The application's own filters switched off, one by one and all at once: row-level security alone has to keep every list
 * and every find of the shop free of other countries' rows.
 */
const world = useWorld();
const MODELS = { Restaurant, Menu, CartItem, Order, OrderItem, PaymentMethod };
/** With this one off, everything takes the person for an admin and a superuser: SQL that asks the policy itself has no scope to replace. */
const STANDING = 'the person’s standing';
const FILTERS = [...Object.keys(MODELS), STANDING];

beforeEach(async () => {
  await runSql(world.ownerUrl, ...CARTS_AND_ORDERS_EVERYWHERE);
  await User.update({ isStaff: true }, { where: { email: PEOPLE.captainMarvel } });
});

/** Reads for the viewer without these filters of the application. */
async function without<T>(filters: readonly string[], viewer: Viewer, read: (viewer: Viewer) => Promise<T>): Promise<T> {
  const scopesOf = (name: string) => MODELS[name as keyof typeof MODELS].options.scopes as Record<string, unknown>;
  const open = filters.filter((filter) => filter !== STANDING);
  const kept = open.map((name) => ({ ...scopesOf(name) }));
  for (const name of open) for (const scope of Object.keys(scopesOf(name))) scopesOf(name)[scope] = () => ({});
  try {
    // Work of the same person joins the transaction, so PostgreSQL still knows whom it shows the rows to.
    return await actingAs(viewer, () => read(filters.includes(STANDING) ? { ...viewer, role: 'admin', isSuperuser: true } : viewer));
  } finally {
    open.forEach((name, index) => Object.assign(scopesOf(name), kept[index]));
  }
}

/** What each way of reading gives somebody of India: the countries of what it found, or the code it was refused with. */
const READINGS: Record<string, (viewer: Viewer, abroad: Abroad) => Promise<string[] | string>> = {
  listRestaurants: async (viewer) => (await world.shop.listRestaurants(viewer, { country: 'USA' })).restaurants.map(({ country }) => country.name),
  findRestaurant: (viewer, { restaurantId }) => refusal(world.shop.findRestaurant(viewer, restaurantId)),
  listDishes: async (viewer, { restaurantId }) => {
    const pages = [await world.shop.listDishes(viewer), await world.shop.listDishes(viewer, restaurantId)];
    return pages.flatMap(({ dishes }) => dishes).map(({ price }) => COUNTRY_OF[price.currency]!);
  },
  showCart: async (viewer) => (await world.shop.showCart(viewer)).groups.map(({ country }) => country.name),
  countCart: async (viewer, { dishesOfIndia }) => ((await world.shop.countCart(viewer)) === dishesOfIndia ? ['India'] : ['abroad']),
  showDishList: (viewer, { menuId }) => refusal(world.shop.showDishList(viewer, [{ menuId, quantity: 1 }])),
  previewCheckout: (viewer, { restaurantId }) => refusal(world.shop.previewCheckout(viewer, restaurantId)),
  previewPrices: (viewer, { menuId }) => refusal(world.shop.previewPrices(viewer, [menuId], '5')),
  listOrders: async (viewer) => {
    const pages = [await world.shop.listOrders(viewer), await world.shop.listOrders(viewer, { country: 'USA' })];
    return pages.flatMap(({ orders }) => orders).map(({ country }) => country.name);
  },
  findOrder: (viewer, { orderId }) => refusal(world.shop.findOrder(viewer, orderId)),
  listPaymentMethods: async (viewer) => (await world.shop.listPaymentMethods(viewer)).methods.map(({ cardLast4 }) => (cardLast4 === '5555' ? 'India' : 'abroad')),
  showDashboard: async (viewer) => {
    const { weeks, recentOrders } = await world.shop.showDashboard(viewer);
    return [...weeks.filter(({ orders }) => orders > 0), ...recentOrders].map(({ country }) => country.name);
  },
};
/** Read tables without a country's rows: people, their sessions, and the countries themselves. */
const UNWALLED = ['listCountries', 'listPeople', 'listSessions', 'findViewer'];
const COUNTRY_OF: Record<string, string> = { INR: 'India', USD: 'USA', GBP: 'UK' };
const REFUSED = new Set(['findRestaurant', 'showDishList', 'previewCheckout', 'previewPrices', 'findOrder']);

interface Abroad {
  restaurantId: string;
  menuId: string;
  orderId: string;
  dishesOfIndia: number;
}

const refusal = (reading: Promise<unknown>): Promise<string> => reading.then(() => 'found', (error: { code: string }) => error.code);

async function abroad(): Promise<Abroad> {
  const dishesOfIndia = await Menu.count({ where: { country: 'India' } });
  const order = await Order.findOne({ where: { country: 'USA' }, rejectOnEmpty: true });
  const { id: menuId } = await Menu.findOne({ where: { country: 'USA' }, rejectOnEmpty: true });
  return { restaurantId: order.restaurantId, menuId, orderId: order.id, dishesOfIndia };
}

test('every list and find of the shop is looked at here', () => {
  const reading = Object.keys(world.shop).filter((name) => /^(list|find|show|count|preview)/.test(name));
  expect(reading.sort()).toEqual([...Object.keys(READINGS), ...UNWALLED].sort());
});

describe.each([...FILTERS.map((filter) => [filter]), FILTERS])('without the filter of %s', (...filters) => {
  test.each(Object.keys(READINGS))('%s shows nothing of another country', async (name) => {
    for (const person of ['captainMarvel', 'thor'] satisfies PersonName[]) {
      const viewer = await world.viewer(person);
      const target = await abroad();
      const found = await without(filters, viewer, (asking) => READINGS[name]!(asking, target)).catch((error: { code: string }) => error.code);
      if (REFUSED.has(name)) expect(found).toMatch(/^(not_found|forbidden)$/);
      else if (found !== 'forbidden') expect([...new Set(found)].filter((country) => country !== 'India')).toEqual([]);
    }
  });
});

test('with the filters in place Captain Marvel finds something in each list', async () => {
  const viewer = await world.viewer('captainMarvel');
  const target = await abroad();
  for (const [name, read] of Object.entries(READINGS)) {
    const found = await read(viewer, target);
    expect([name, REFUSED.has(name) ? found : [...new Set(found)]]).toEqual([name, REFUSED.has(name) ? 'not_found' : ['India']]);
  }
});
