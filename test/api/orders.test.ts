import { describe, expect, test } from 'vitest';
import { Menu, Order, PaymentMethod, Restaurant } from '../../db';
import { type Dishes, orderIn } from './order-in';
import { useApi } from './running-api';

const api = useApi();

const orderOf = (dishes: Dishes, more: object = {}) => orderIn(api.world, dishes, more);

describe('placing an order', () => {
  test('answers with the confirmed order, to the letter', async () => {
    const marvel = await api.as('captainMarvel');
    const request = await orderOf({ 'Butter Chicken': 2, 'Garlic Naan': 3 });
    const { status, body } = await marvel.post('/orders', request);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      userId: (await api.world.viewer('captainMarvel')).id,
      restaurantId: request.restaurantId,
      totalAmount: 820,
      currency: 'INR',
      status: 'confirmed',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      items: [
        { menuId: request.items[0]!.menuId, name: 'Butter Chicken', quantity: 2, price: 320 },
        { menuId: request.items[1]!.menuId, name: 'Garlic Naan', quantity: 3, price: 60 },
      ],
    });
    expect((await marvel.get('/orders')).body).toEqual([body]);
  });

  test('leaves the cart alone', async () => {
    const marvel = await api.as('captainMarvel');
    const { items, restaurantId } = await orderOf({ 'Garlic Naan': 1 });
    await marvel.post('/cart', { ...items[0], restaurantId });
    await marvel.post('/orders', { items, restaurantId });
    expect((await marvel.get('/cart')).body).toHaveLength(1);
  });

  test('an admin pays in the currency of the restaurant’s country', async () => {
    const fury = await api.as('nickFury');
    for (const [dish, currency] of [['Scotch Eggs', 'GBP'], ['Garlic Naan', 'INR'], ['Caesar Salad', 'USD']] as const) {
      expect((await fury.post('/orders', await orderOf({ [dish]: 1 }))).body).toMatchObject({ currency });
    }
  });

  test('a dish that is named twice is one line', async () => {
    const marvel = await api.as('captainMarvel');
    const { restaurantId, items } = await orderOf({ 'Garlic Naan': [2, 60] });
    const { body } = await marvel.post('/orders', { restaurantId, items: [...items, ...items], totalAmount: 240 });
    expect(body.items).toMatchObject([{ quantity: 4, price: 60 }]);
    const before = await api.fingerprint();
    const tooMany = await marvel.post('/orders', { restaurantId, items: [{ ...items[0], quantity: 50 }, { ...items[0], quantity: 50 }] });
    expect([tooMany.status, tooMany.body.detail]).toEqual([
      422,
      [{ loc: ['body', 'items'], msg: 'An order holds at most 99 of one dish.', type: 'too_big' }],
    ]);
    const atTwoPrices = await marvel.post('/orders', { restaurantId, items: [items[0], { ...items[0], price: 61 }] });
    expect([atTwoPrices.status, atTwoPrices.body.detail[0].msg]).toEqual([422, 'One dish is named twice with different prices.']);
    expect(await api.fingerprint()).toBe(before);
  });

  test('with the payment method that is named, or the first one; an admin with anybody’s', async () => {
    const { id: thorId } = await api.world.viewer('thor');
    const fury = await api.as('nickFury');
    const card = (await fury.post('/payment-methods', { userId: thorId, cardLast4: '0007', type: 'debit' })).body;
    try {
      expect((await fury.post('/orders', await orderOf({ 'Garlic Naan': 1 }, { paymentMethodId: card.id }))).status).toBe(200);
      const [own] = (await fury.get('/payment-methods')).body;
      const { id } = (await fury.post('/orders', await orderOf({ 'Garlic Naan': 1 }))).body;
      expect((await Order.findByPk(id, { rejectOnEmpty: true })).paymentMethodId).toBe(own.id);
    } finally {
      await Order.destroy({ where: { paymentMethodId: card.id } });
      await PaymentMethod.destroy({ where: { id: card.id } });
    }
  });

  test('without any payment method is 422 and says what to do', async () => {
    const { id: userId } = await api.world.viewer('captainMarvel');
    const cards = await PaymentMethod.findAll({ where: { userId }, raw: true });
    await PaymentMethod.destroy({ where: { userId } });
    try {
      const marvel = await api.as('captainMarvel');
      const before = await api.fingerprint();
      const { status, body } = await marvel.post('/orders', await orderOf({ 'Garlic Naan': 1 }));
      expect([status, body.code, body.detail]).toEqual([
        422,
        'no_payment_method',
        [{ loc: ['body', 'paymentMethodId'], msg: 'There is no payment method to order with.', type: 'missing' }],
      ]);
      expect(await api.fingerprint()).toBe(before);
    } finally {
      await PaymentMethod.bulkCreate(cards as never);
    }
  });
});

describe('an order that cannot be placed', () => {
  test.each([
    [{ items: [] }, ['body', 'items']],
    [{ items: 'naan' }, ['body', 'items']],
    [{ items: null }, ['body', 'items']],
    [{ items: undefined }, ['body', 'items']],
    [{ restaurantId: ['x'] }, ['body', 'restaurantId']],
    [{ restaurantId: { $ne: null } }, ['body', 'restaurantId']],
    [{ paymentMethodId: 'x' }, ['body', 'paymentMethodId']],
    [{ totalAmount: '120' }, ['body', 'totalAmount']],
    [{ totalAmount: 1.005 }, ['body', 'totalAmount']],
    [{ total: 1 }, ['body', 'total']],
    [{ currency: 'USD' }, ['body', 'currency']],
    [{ status: 'pending' }, ['body', 'status']],
    [{ userId: 'x' }, ['body', 'userId']],
    [{ user: { role: 'admin' } }, ['body', 'user']],
  ])('%j is told at %j', async (change, loc) => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    const { status, body } = await marvel.post('/orders', { ...(await orderOf({ 'Garlic Naan': 1 })), ...change });
    expect([status, body.detail.map((entry: { loc: unknown }) => entry.loc)]).toEqual([422, [loc]]);
    expect(await api.fingerprint()).toBe(before);
  });

  test.each([
    [{ quantity: 0 }, 'quantity'],
    [{ quantity: 100 }, 'quantity'],
    [{ quantity: '1' }, 'quantity'],
    [{ menuId: '1 OR 1=1' }, 'menuId'],
    [{ price: -1 }, 'price'],
    [{ name: 'Free lunch' }, 'name'],
    [{ restaurantId: 'x' }, 'restaurantId'],
  ])('an item with %j is told at its place', async (change, key) => {
    const marvel = await api.as('captainMarvel');
    const { restaurantId, items } = await orderOf({ 'Butter Chicken': 1, 'Garlic Naan': 1 });
    const { status, body } = await marvel.post('/orders', { restaurantId, items: [items[0], { ...items[1], ...change }] });
    expect([status, body.detail[0].loc]).toEqual([422, ['body', 'items', 1, key]]);
  });

  test('201 dishes are too many', async () => {
    const items = Array.from({ length: 201 }, () => ({ menuId: crypto.randomUUID(), quantity: 1 }));
    const { restaurantId } = await api.world.dish('Garlic Naan');
    const { status, body } = await (await api.as('captainMarvel')).post('/orders', { restaurantId, items });
    expect([status, body.detail]).toEqual([
      422,
      [{ loc: ['body', 'items'], msg: 'Please order at most 200 different dishes at once.', type: 'too_big' }],
    ]);
  });

  test('a dish of another restaurant is 422, one that does not exist 404', async () => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    const { items } = await orderOf({ 'Garlic Naan': 1 });
    const { restaurantId } = await orderOf({ 'Masala Dosa': 1 });
    const stray = await marvel.post('/orders', { restaurantId, items });
    expect([stray.status, stray.body.detail[0].msg]).toEqual([422, 'Garlic Naan is not on the menu of Bangalore Bistro.']);
    const none = await marvel.post('/orders', { restaurantId, items: [{ menuId: crypto.randomUUID(), quantity: 1 }] });
    expect([none.status, none.body.detail]).toEqual([404, 'This dish does not exist, or is not yours to see.']);
    expect(await api.fingerprint()).toBe(before);
  });

  test('what is switched off is 409', async () => {
    const marvel = await api.as('captainMarvel');
    const request = await orderOf({ 'Garlic Naan': 1 });
    const { menuId } = request.items[0]!;
    const ask = async () => {
      const { status, body } = await marvel.post('/orders', request);
      return [status, body.code, body.detail];
    };
    await Menu.update({ isAvailable: false }, { where: { id: menuId } });
    try {
      expect(await ask()).toEqual([409, 'unavailable', 'Garlic Naan cannot be ordered at the moment. Please remove it.']);
    } finally {
      await Menu.update({ isAvailable: true }, { where: { id: menuId } });
    }
    await Restaurant.update({ isActive: false }, { where: { id: request.restaurantId } });
    try {
      expect(await ask()).toEqual([409, 'unavailable', 'Mumbai Masala does not take orders at the moment.']);
    } finally {
      await Restaurant.update({ isActive: true }, { where: { id: request.restaurantId } });
    }
  });

  test('more money than the database holds is 422', async () => {
    const marvel = await api.as('captainMarvel');
    const { id } = await api.world.dish('Garlic Naan');
    await Menu.update({ price: '9999999.99' }, { where: { id } });
    try {
      const before = await api.fingerprint();
      const { status, body } = await marvel.post('/orders', await orderOf({ 'Garlic Naan': 99 }));
      expect([status, body.code, body.detail[0].msg]).toEqual([422, 'too_large', 'This order is larger than Slooze can take.']);
      expect(await api.fingerprint()).toBe(before);
    } finally {
      await Menu.update({ price: '60.00' }, { where: { id } });
    }
  });
});
