import { describe, expect, test } from 'vitest';
import { type Dishes, orderIn } from './order-in';
import { useApi } from './running-api';

const api = useApi();
const orderOf = (dishes: Dishes, more: object = {}) => orderIn(api.world, dishes, more);

describe('prices sent along by older clients', () => {
  test('are fine when right, to the cent', async () => {
    const america = await api.as('captainAmerica');
    const request = await orderOf({ 'Pepperoni Pizza': [3, 18.99], 'Garlic Knots': [7, 6.99] }, { totalAmount: 105.9 });
    expect((await america.post('/orders', request)).body.totalAmount).toBe(105.9);
  });

  test('are 409 with every current one when wrong, and nothing is stored', async () => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    const request = await orderOf({ 'Garlic Naan': [2, 6], 'Butter Chicken': [1, 320], 'Paneer Tikka': [1, 281] }, { totalAmount: 613 });
    const { status, body } = await marvel.post('/orders', request);
    expect([status, body.code]).toEqual([409, 'price_changed']);
    expect(body.detail).toBe('The price of Garlic Naan, Paneer Tikka has changed. Please look again before ordering.');
    expect(body.prices).toEqual([
      { menuId: request.items[0]!.menuId, name: 'Garlic Naan', price: 6, currentPrice: 60 },
      { menuId: request.items[2]!.menuId, name: 'Paneer Tikka', price: 281, currentPrice: 280 },
    ]);
    expect(body.totalAmount).toBe(720);
    expect(await api.fingerprint()).toBe(before);
  });

  test.each([119.99, 120.01, 0, 12_000])('a total of %d instead of 120 is 409 with the current one', async (totalAmount) => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    const { status, body } = await marvel.post('/orders', await orderOf({ 'Garlic Naan': 2 }, { totalAmount }));
    expect([status, body.code, body.totalAmount, body.prices]).toEqual([409, 'price_changed', 120, undefined]);
    expect(await api.fingerprint()).toBe(before);
  });

  test('a client that repeats with the current prices succeeds', async () => {
    const marvel = await api.as('captainMarvel');
    const { body } = await marvel.post('/orders', await orderOf({ 'Garlic Naan': [2, 50] }, { totalAmount: 100 }));
    const [{ currentPrice }] = body.prices;
    expect((await marvel.post('/orders', await orderOf({ 'Garlic Naan': [2, currentPrice] }, { totalAmount: body.totalAmount }))).status).toBe(200);
  });
});
