import { expect, test } from 'vitest';
import { AuditLog, CartItem, Order } from '../../db';
import type { Answer } from './caller';
import { useApi } from './running-api';

const api = useApi();

const dishOf = async (name: string) => {
  const { id: menuId, restaurantId } = await api.world.dish(name);
  return { menuId, restaurantId };
};
const atOnce = <T>(count: number, deed: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => deed(n)));
const tally = (answers: Answer[]) => answers.reduce<Record<string, number>>((sum, { status, body }) => {
  const what = status === 200 ? '200' : `${status} ${body.code}`;
  return { ...sum, [what]: (sum[what] ?? 0) + 1 };
}, {});

test('fifty additions of one dish at once are fifty of it, on one line', async () => {
  const thor = await api.as('thor');
  const { menuId, restaurantId } = await dishOf('Garlic Naan');
  const answers = await atOnce(50, () => thor.post('/cart', { menuId, restaurantId, quantity: 1 }));
  expect(tally(answers)).toEqual({ 200: 50 });
  expect((await thor.get('/cart')).body).toMatchObject([{ quantity: 50 }]);
  expect(await AuditLog.count({ where: { action: 'cart.add' } })).toBe(50);
});

test('additions at once never pass 99, and those told so changed nothing', async () => {
  const thor = await api.as('thor');
  const { menuId, restaurantId } = await dishOf('Garlic Naan');
  const answers = await atOnce(20, () => thor.post('/cart', { menuId, restaurantId, quantity: 10 }));
  expect(tally(answers)).toEqual({ 200: 9, '422 invalid': 11 });
  expect((await thor.get('/cart')).body).toMatchObject([{ quantity: 90 }]);
});

test('ten orders at once with one key are one order, round after round', async () => {
  const marvel = await api.as('captainMarvel');
  const { menuId, restaurantId } = await dishOf('Garlic Naan');
  for (let round = 1; round <= 10; round++) {
    const answers = await atOnce(10, () =>
      marvel.post('/orders', { restaurantId, items: [{ menuId, quantity: 1 }] }, { 'idempotency-key': `round-${round}` }),
    );
    const placed = answers.filter(({ status }) => status === 200);
    expect(new Set(placed.map(({ body }) => body.id)).size).toBe(1);
    expect(placed.filter(({ headers }) => headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    expect(Object.keys(tally(answers)).toSorted().filter((what) => what !== '200')).toEqual(placed.length === 10 ? [] : ['409 in_flight']);
    expect(await Order.count()).toBe(round);
  }
});

test('of ten cancellations at once one wins and nine are told', async () => {
  const [marvel, fury] = [await api.as('captainMarvel'), await api.as('nickFury')];
  const { menuId, restaurantId } = await dishOf('Garlic Naan');
  for (let round = 0; round < 10; round++) {
    const { id } = (await marvel.post('/orders', { restaurantId, items: [{ menuId, quantity: 1 }] })).body;
    const answers = await atOnce(10, (n) => (n % 2 ? marvel : fury).post(`/orders/${id}/cancel`));
    expect(tally(answers)).toEqual({ 200: 1, '409 already_cancelled': 9 });
    expect(await AuditLog.count({ where: { action: 'order.cancel', objectId: id } })).toBe(1);
  }
});

test('removing a line and adding its dish at once leaves the line or none, never an error', async () => {
  const thor = await api.as('thor');
  const { menuId, restaurantId } = await dishOf('Garlic Naan');
  for (let round = 0; round < 10; round++) {
    const { id } = (await thor.post('/cart', { menuId, restaurantId, quantity: 1 })).body;
    const [removed, added] = await Promise.all([thor.delete(`/cart?itemId=${id}`), thor.post('/cart', { menuId, restaurantId, quantity: 1 })]);
    expect([removed.status, added.status]).toEqual([200, 200]);
    expect(await CartItem.count()).toBeLessThanOrEqual(1);
    await thor.post('/cart/clear');
  }
});

test('orders that hold the same dishes in other sequences do not deadlock', async () => {
  const marvel = await api.as('captainMarvel');
  const names = ['Butter Chicken', 'Paneer Tikka', 'Garlic Naan', 'Chicken Biryani'];
  const dishes = await Promise.all(names.map(dishOf));
  const answers = await atOnce(20, (n) => {
    const items = (n % 2 ? dishes : dishes.toReversed()).map(({ menuId }) => ({ menuId, quantity: 1 }));
    return marvel.post('/orders', { restaurantId: dishes[0]!.restaurantId, items });
  });
  expect(tally(answers)).toEqual({ 200: 20 });
});

test('signing out while asking: every request is answered whole or is 401', async () => {
  for (let round = 0; round < 10; round++) {
    const thor = await api.as('thor');
    const answers = await Promise.all([thor.get('/cart'), thor.post('/auth/logout'), thor.get('/restaurants'), thor.get('/menus')]);
    for (const { status } of answers) expect([200, 401]).toContain(status);
    expect((await thor.get('/cart')).status).toBe(401);
  }
});
