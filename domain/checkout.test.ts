import { describe, expect, test } from 'vitest';
import { AuditLog, Menu, Order, OrderItem, PaymentMethod } from '../db';
import { orderCart, type PersonName, useWorld } from '../test/world';

const world = useWorld();

const fill = async (person: PersonName, dishes: Record<string, number>) => {
  const viewer = await world.viewer(person);
  let restaurantId = '';
  for (const [name, quantity] of Object.entries(dishes)) {
    const dish = await world.dish(name);
    restaurantId = dish.restaurantId;
    await world.shop.addToCart(viewer, { menuId: dish.id, restaurantId, quantity });
  }
  return { viewer, restaurantId };
};

const reprice = async (name: string, price: string) => {
  const { id, price: before } = await world.dish(name);
  await Menu.update({ price }, { where: { id } });
  return () => Menu.update({ price: before }, { where: { id } });
};

describe('checkout', () => {
  test('Captain Marvel orders: one confirmed order in rupees, an empty cart, one audit row', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Butter Chicken': 2, 'Garlic Naan': 3 });
    const order = await orderCart(world.shop, viewer, restaurantId);
    expect(order).toMatchObject({
      status: 'confirmed',
      total: { minor: 82_000, currency: 'INR' },
      person: { email: 'captainmarvel@manager.com' },
      paymentMethod: { cardLast4: '5555', type: 'debit' },
      items: [
        { name: 'Butter Chicken', quantity: 2, price: { minor: 32_000, currency: 'INR' } },
        { name: 'Garlic Naan', quantity: 3, price: { minor: 6_000, currency: 'INR' } },
      ],
    });
    expect(await world.shop.countCart(viewer)).toBe(0);
    expect(await AuditLog.count({ where: { action: 'order.place', objectId: order.id } })).toBe(1);
  });

  test('only the lines of that restaurant are ordered; the rest waits in the cart', async () => {
    await fill('nickFury', { 'Pepperoni Pizza': 1 });
    const { viewer, restaurantId } = await fill('nickFury', { 'Fish & Chips': 1 });
    expect((await orderCart(world.shop, viewer, restaurantId)).total).toEqual({ minor: 1_299, currency: 'GBP' });
    const { groups } = await world.shop.showCart(viewer);
    expect(groups.map((group) => group.restaurant.name)).toEqual(['New York Pizza']);
  });

  test('a member cannot check out, and nothing changes', async () => {
    const { viewer, restaurantId } = await fill('thor', { 'Garlic Naan': 1 });
    const before = await world.fingerprint();
    await expect(world.shop.previewCheckout(viewer, restaurantId)).rejects.toMatchObject({ kind: 'forbidden' });
    const input = { restaurantId, agreedTotal: '60.00', key: 'k' };
    await expect(world.shop.checkOut(viewer, input)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await world.fingerprint()).toBe(before);
  });

  test('a changed price is never charged silently: refused with old and new, ordered only once agreed', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 2 });
    const restore = await reprice('Garlic Naan', '75.50');
    try {
      const before = await world.fingerprint();
      await expect(orderCart(world.shop, viewer, restaurantId)).rejects.toMatchObject({
        code: 'price_changed',
        details: { priceChanges: [{ name: 'Garlic Naan', oldPriceMinor: 6_000, newPriceMinor: 7_550, currency: 'INR' }] },
      });
      expect(await world.fingerprint()).toBe(before);
      const { priceChanged } = await world.shop.previewCheckout(viewer, restaurantId);
      expect(priceChanged.map((line) => line.name)).toEqual(['Garlic Naan']);
      await world.shop.acceptPrices(viewer, restaurantId);
      expect((await orderCart(world.shop, viewer, restaurantId)).total.minor).toBe(15_100);
    } finally {
      await restore();
    }
  });

  test('a total other than the one on the page is refused: another tab changed the cart', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 2 });
    const before = await world.fingerprint();
    const input = { restaurantId, agreedTotal: '60.00', key: 'k' };
    await expect(world.shop.checkOut(viewer, input)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await world.fingerprint()).toBe(before);
  });

  test('a dish that was switched off since is refused by name', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 1, 'Butter Chicken': 1 });
    const { id } = await world.dish('Garlic Naan');
    await Menu.update({ isAvailable: false }, { where: { id } });
    try {
      await expect(orderCart(world.shop, viewer, restaurantId)).rejects.toMatchObject({ code: 'unavailable' });
      await world.shop.acceptPrices(viewer, restaurantId);
      expect((await orderCart(world.shop, viewer, restaurantId)).items.map((item) => item.name)).toEqual(['Butter Chicken']);
    } finally {
      await Menu.update({ isAvailable: true }, { where: { id } });
    }
  });

  test('a manager pays with an own card only; an admin may use anyone’s', async () => {
    const card = await PaymentMethod.findOne({ where: { cardLast4: '4242' }, rejectOnEmpty: true });
    const marvels = await fill('captainMarvel', { 'Garlic Naan': 1 });
    const agreed = { agreedTotal: '60.00', key: 'k', restaurantId: marvels.restaurantId };
    await expect(world.shop.checkOut(marvels.viewer, { ...agreed, paymentMethodId: card.id })).rejects.toMatchObject({ kind: 'not_found' });
    const marvelsCard = await PaymentMethod.findOne({ where: { cardLast4: '5555' }, rejectOnEmpty: true });
    const furys = await fill('nickFury', { 'Garlic Naan': 1 });
    const order = await world.shop.checkOut(furys.viewer, { ...agreed, paymentMethodId: marvelsCard.id });
    expect(order.paymentMethod.cardLast4).toBe('5555');
  });

  test('without a named card the first own one is used; with none at all the refusal says so', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 1 });
    const card = await PaymentMethod.findOne({ where: { userId: viewer.id }, rejectOnEmpty: true });
    await card.destroy();
    try {
      const input = { restaurantId, agreedTotal: '60.00', key: 'k' };
      await expect(world.shop.checkOut(viewer, input)).rejects.toMatchObject({ kind: 'invalid', code: 'no_payment_method' });
    } finally {
      await PaymentMethod.create(card.get({ plain: true }));
    }
    expect((await world.shop.checkOut(viewer, { restaurantId, agreedTotal: '60.00', key: 'k' })).paymentMethod.cardLast4).toBe('5555');
  });
});

describe('checkout, again and at once', () => {
  test('the same key gives the same order again; another total under that key is refused', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 1 });
    const input = { restaurantId, agreedTotal: '60.00', key: 'lunch-1' };
    const first = await world.shop.checkOut(viewer, input);
    expect(await world.shop.checkOut(viewer, input)).toEqual(first);
    await expect(world.shop.checkOut(viewer, { ...input, agreedTotal: '61.00' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    expect(await Order.count()).toBe(1);
  });

  test('a key belongs to one person: another may use the same word', async () => {
    const marvel = await fill('captainMarvel', { 'Garlic Naan': 1 });
    const fury = await fill('nickFury', { 'Garlic Naan': 1 });
    const input = { restaurantId: marvel.restaurantId, agreedTotal: '60.00', key: 'lunch' };
    const orders = [await world.shop.checkOut(marvel.viewer, input), await world.shop.checkOut(fury.viewer, input)];
    expect(new Set(orders.map((order) => order.id)).size).toBe(2);
  });

  test('10 parallel checkouts of one cart make one order', async () => {
    for (let round = 0; round < 5; round++) {
      const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 2, 'Butter Chicken': 1 });
      const before = await Order.count();
      const results = await Promise.allSettled(
        Array.from({ length: 10 }, (_, tab) =>
          world.shop.checkOut(viewer, { restaurantId, agreedTotal: '440.00', key: `round-${round}-tab-${tab}` }),
        ),
      );
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
      expect(refusals).toEqual(Array(9).fill('cart_changed'));
      expect(await Order.count()).toBe(before + 1);
      expect(await world.shop.countCart(viewer)).toBe(0);
    }
  });

  test('10 parallel requests with one key all get the one order', async () => {
    const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 1 });
    const input = { restaurantId, agreedTotal: '60.00', key: 'double-click' };
    const orders = await Promise.all(Array.from({ length: 10 }, () => world.shop.checkOut(viewer, input)));
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(await Order.count()).toBe(1);
  });

  test('a dish added during checkout is in the order or in the cart, never in both and never lost', async () => {
    const { id: menuId } = await world.dish('Garlic Naan');
    for (let round = 0; round < 10; round++) {
      const { viewer, restaurantId } = await fill('captainMarvel', { 'Garlic Naan': 1 });
      const [placed] = await Promise.allSettled([
        world.shop.checkOut(viewer, { restaurantId, agreedTotal: '60.00', key: `race-${round}` }),
        world.shop.addToCart(viewer, { menuId, restaurantId, quantity: 1 }),
      ]);
      const ordered = placed.status === 'fulfilled' ? placed.value.items[0]!.quantity : 0;
      expect(ordered + (await world.shop.countCart(viewer))).toBe(2);
      await world.shop.clearCart(viewer);
    }
  });

  test('every order’s total is the sum of its lines, to the cent', async () => {
    const { viewer, restaurantId } = await fill('nickFury', { 'Pepperoni Pizza': 99, 'Garlic Knots': 37, 'Caesar Salad': 3 });
    const { id, total } = await orderCart(world.shop, viewer, restaurantId);
    const lines = await OrderItem.findAll({ where: { orderId: id }, raw: true });
    const cents = lines.reduce((sum, line) => sum + Math.round(Number(line.price) * 100) * line.quantity, 0);
    expect(total.minor).toBe(cents);
    expect(cents).toBe(99 * 1_899 + 37 * 699 + 3 * 899);
  });
});
