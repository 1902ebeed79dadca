import { describe, expect, test } from 'vitest';
import { CartItem, Menu } from '../../db';
import { useApi } from './running-api';

const api = useApi();

const wanted = async (name: string, quantity: unknown = 1, price?: unknown) => {
  const { id: menuId, restaurantId } = await api.world.dish(name);
  return { menuId, restaurantId, quantity, ...(price !== undefined && { price }) };
};

describe('the cart', () => {
  test('gives the line, raises it when the dish is there, and lists six facts a line', async () => {
    const thor = await api.as('thor');
    const dish = await wanted('Garlic Naan', 2, 60);
    const line = { id: expect.any(String), menuId: dish.menuId, name: 'Garlic Naan', quantity: 2, price: 60, restaurantId: dish.restaurantId };
    expect((await thor.post('/cart', dish)).body).toEqual(line);
    expect((await thor.post('/cart', dish)).body).toEqual({ ...line, quantity: 4 });
    const { body } = await thor.get('/cart');
    expect(body).toEqual([{ ...line, quantity: 4 }]);
    expect(Object.keys(body[0])).toEqual(['id', 'menuId', 'name', 'quantity', 'price', 'restaurantId']);
  });

  test('is the person’s own, on every device', async () => {
    const [phone, desk, thanos] = [await api.as('thor'), await api.as('thor'), await api.as('thanos')];
    await phone.post('/cart', await wanted('Garlic Naan'));
    expect((await desk.get('/cart')).body).toHaveLength(1);
    expect((await thanos.get('/cart')).body).toEqual([]);
  });

  test('loses one line by DELETE, and all by clearing', async () => {
    const thor = await api.as('thor');
    const { id } = (await thor.post('/cart', await wanted('Garlic Naan'))).body;
    await thor.post('/cart', await wanted('Masala Dosa'));
    expect((await thor.delete(`/cart?itemId=${id}`)).body).toEqual({ success: true });
    expect((await thor.delete(`/cart?itemId=${id}`)).status).toBe(404);
    expect((await thor.get('/cart')).body).toHaveLength(1);
    for (const _ of [1, 2]) expect((await thor.post('/cart/clear')).body).toEqual({ success: true });
    expect((await thor.get('/cart')).body).toEqual([]);
  });

  test('clearing leaves other carts alone', async () => {
    const [thor, thanos] = [await api.as('thor'), await api.as('thanos')];
    for (const person of [thor, thanos]) await person.post('/cart', await wanted('Garlic Naan'));
    await thor.post('/cart/clear');
    expect((await thanos.get('/cart')).body).toHaveLength(1);
  });

  test.each(['', '?itemId=', '?item=7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09'])('DELETE /cart%s is told that the itemId is missing', async (query) => {
    const { status, body } = await (await api.as('thor')).delete(`/cart${query}`);
    expect([status, body.detail.map(({ loc }: { loc: string[] }) => loc)]).toEqual([422, [['query', 'itemId']]]);
  });
});

describe('the quantity', () => {
  test.each([0, -1, 1.5, '2', '2abc', null, true, [2], {}, 100, 2_147_483_648, 2 ** 53, undefined])('%j is 422', async (quantity) => {
    const thor = await api.as('thor');
    const before = await api.fingerprint();
    const { menuId, restaurantId } = await wanted('Garlic Naan');
    const { status, body } = await thor.post('/cart', { menuId, restaurantId, quantity });
    expect([status, body.detail[0].loc]).toEqual([422, ['body', 'quantity']]);
    expect(await api.fingerprint()).toBe(before);
  });

  test.each(['1e400', '-1e400', '1e-400', '0x10', '1_0', '9007199254740993'])('the number %s is 422', async (number) => {
    const { menuId, restaurantId } = await wanted('Garlic Naan');
    const body = `{"menuId":"${menuId}","restaurantId":"${restaurantId}","quantity":${number}}`;
    expect((await (await api.as('thor')).post('/cart', body)).status).toBe(422);
  });

  test('1 and 99 work, and a line never passes 99', async () => {
    const thor = await api.as('thor');
    expect((await thor.post('/cart', await wanted('Garlic Naan', 98))).status).toBe(200);
    expect((await thor.post('/cart', await wanted('Garlic Naan', 1))).body.quantity).toBe(99);
    const before = await api.fingerprint();
    const { status, body } = await thor.post('/cart', await wanted('Garlic Naan', 1));
    expect([status, body.detail]).toEqual([422, [{ loc: ['body', 'quantity'], msg: 'A cart holds at most 99 of one dish.', type: 'too_big' }]]);
    expect(await api.fingerprint()).toBe(before);
    expect((await thor.post('/cart', await wanted('Masala Dosa', 99))).body.quantity).toBe(99);
  });
});

describe('a price sent along', () => {
  test.each([60, 60.0])('that is right (%d) is fine', async (price) => {
    expect((await (await api.as('thor')).post('/cart', await wanted('Garlic Naan', 1, price))).status).toBe(200);
  });

  test.each([59.99, 0, 6_000])('that is wrong (%d) is 409 with the current one, and nothing is stored', async (price) => {
    const thor = await api.as('thor');
    const before = await api.fingerprint();
    const dish = await wanted('Garlic Naan', 1, price);
    const { status, body } = await thor.post('/cart', dish);
    expect(status).toBe(409);
    expect(body).toEqual({
      detail: 'The price of Garlic Naan has changed. Please look again before ordering.',
      code: 'price_changed',
      requestId: expect.any(String),
      prices: [{ menuId: dish.menuId, name: 'Garlic Naan', price, currentPrice: 60 }],
    });
    expect(await api.fingerprint()).toBe(before);
  });

  test.each([-1, '60', null, 60.001, 100_000_000])('that is no amount (%j) is 422', async (price) => {
    const { status, body } = await (await api.as('thor')).post('/cart', await wanted('Garlic Naan', 1, price));
    expect([status, body.detail[0].loc]).toEqual([422, ['body', 'price']]);
  });

  test('is taken exactly, whatever floating point makes of it', async () => {
    const travis = await api.as('travis');
    const { id } = await api.world.dish('Caesar Salad');
    const prices = ['0.01', '0.07', '1.15', '4.35', '8.99', '10.10', '1234567.89', '33333333.33', '81234567.29', '99999999.99'];
    try {
      for (const price of prices) {
        await Menu.update({ price }, { where: { id } });
        expect([price, (await travis.post('/cart', await wanted('Caesar Salad', 1, Number(price)))).status]).toEqual([price, 200]);
      }
    } finally {
      await Menu.update({ price: '8.99' }, { where: { id } });
    }
  });
});

describe('what cannot go into a cart', () => {
  test('a dish with another restaurant’s id is 422, a dish that is switched off 409', async () => {
    const thor = await api.as('thor');
    const before = await api.fingerprint();
    const { restaurantId } = await wanted('Masala Dosa');
    const stray = await thor.post('/cart', { ...(await wanted('Garlic Naan')), restaurantId });
    expect([stray.status, stray.body.detail]).toEqual([
      422,
      [{ loc: ['body', 'restaurantId'], msg: 'This dish is not on the menu of that restaurant.', type: 'value_error' }],
    ]);
    expect(await api.fingerprint()).toBe(before);
    const { menuId } = await wanted('Garlic Naan');
    await Menu.update({ isAvailable: false }, { where: { id: menuId } });
    try {
      const off = await thor.post('/cart', await wanted('Garlic Naan'));
      expect([off.status, off.body.code, off.body.detail]).toEqual([409, 'unavailable', 'Garlic Naan cannot be ordered at the moment.']);
    } finally {
      await Menu.update({ isAvailable: true }, { where: { id: menuId } });
    }
    expect(await CartItem.count()).toBe(0);
  });

  test.each(['role', 'userId', 'user_id', 'id', 'total', 'status', 'created_at', 'country', 'currency', '__proto__', 'constructor', 'prototype', 'toString'])(
    'a line with a key of its own (%s) is 422',
    async (key) => {
      const thor = await api.as('thor');
      const before = await api.fingerprint();
      const json = JSON.stringify(await wanted('Garlic Naan')).replace('{', `{${JSON.stringify(key)}:{"role":"admin"},`);
      const { status, body } = await thor.post('/cart', json);
      expect([status, body.detail]).toEqual([422, [{ loc: ['body', key], msg: 'This is not known here.', type: 'unrecognized_keys' }]]);
      expect(await api.fingerprint()).toBe(before);
    },
  );
});
