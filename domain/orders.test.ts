import { describe, expect, test } from 'vitest';
import { Menu, Order, PaymentMethod, User, sequelize } from '../db';
import { PEOPLE, useWorld } from '../test/world';

const world = useWorld();

describe('orders', () => {
  test('a manager sees the orders of the own country, an admin all, a member none', async () => {
    const indian = await world.anOrder('captainMarvel', 'Garlic Naan');
    const american = await world.anOrder('captainAmerica', 'Caesar Salad');
    const british = await world.anOrder('nickFury', 'Mushy Peas');
    const seenBy = async (person: Parameters<typeof world.viewer>[0]) =>
      (await world.shop.listOrders(await world.viewer(person))).orders.map((order) => order.id);
    expect(await seenBy('captainMarvel')).toEqual([indian.id]);
    expect(await seenBy('captainAmerica')).toEqual([american.id]);
    expect(await seenBy('nickFury')).toEqual([british.id, american.id, indian.id]);
    await expect(seenBy('thor')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('an order somebody from abroad placed is seen by its country, with the card, also after that person moved', async () => {
    const order = await world.anOrder('nickFury', 'Garlic Naan');
    const marvel = await world.viewer('captainMarvel');
    const move = (country: string) => User.update({ country }, { where: { email: PEOPLE.nickFury } });
    for (const country of ['UK', 'USA']) {
      await move(country);
      const [seen] = (await world.shop.listOrders(marvel)).orders;
      expect(seen).toMatchObject({ id: order.id, person: { name: 'Nick Fury' }, paymentMethod: { cardLast4: '4242', type: 'credit' } });
      expect(await PaymentMethod.count({ where: { cardLast4: '4242', country } })).toBe(1);
    }
  });

  test("another country's order and a random id are equally not found", async () => {
    const american = await world.anOrder('captainAmerica', 'Caesar Salad');
    const marvel = await world.viewer('captainMarvel');
    for (const id of [american.id, crypto.randomUUID()]) {
      await expect(world.shop.findOrder(marvel, id)).rejects.toMatchObject({
        kind: 'not_found',
        message: 'This order does not exist, or is not yours to see.',
      });
    }
  });

  test('filters narrow and never widen', async () => {
    const order = await world.anOrder('captainMarvel', 'Garlic Naan');
    await world.anOrder('nickFury', 'Mushy Peas');
    const [admin, marvel] = [await world.viewer('nickFury'), await world.viewer('captainMarvel')];
    const list = async (viewer: typeof admin, filter: object) => (await world.shop.listOrders(viewer, filter)).orders.map(({ id }) => id);
    expect(await list(admin, { country: 'India' })).toEqual([order.id]);
    expect(await list(marvel, { country: 'UK' })).toEqual([order.id]);
    expect(await list(admin, { status: 'cancelled' })).toEqual([]);
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Asia/Kolkata' });
    expect(await list(marvel, { from: today, to: today })).toEqual([order.id]);
    expect(await list(marvel, { to: '2020-01-01' })).toEqual([]);
  });

  test('pages hold every order once, newest first, also when new ones arrive in between', async () => {
    const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
    // 25 orders of which many share one moment: the id decides between them.
    await sequelize().query(
      `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status, created_at)
       SELECT user_id, restaurant_id, country, currency, payment_method_id, 1, 'confirmed', now() - (n / 5) * interval '1 hour' - interval '1 minute'
       FROM api_order, generate_series(1, 24) n WHERE id = $id`,
      { bind: { id } },
    );
    const marvel = await world.viewer('captainMarvel');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.shop.listOrders(marvel, { limit: 7, cursor });
      seen.push(...page.orders.map((order) => order.id));
      cursor = page.nextCursor ?? undefined;
      if (seen.length === 7) await world.anOrder('captainMarvel', 'Filter Coffee');
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  test.each(['', 'x', 'bm90IGEgY3Vyc29y', Buffer.from("2026-01-01T00:00:00.000Z '); DROP TABLE api_order; --").toString('base64url')])(
    'a made-up cursor %j is refused',
    async (cursor) => {
      const admin = await world.viewer('nickFury');
      const listing = world.shop.listOrders(admin, { cursor: cursor || 'AAAA' });
      await expect(listing).rejects.toMatchObject({ kind: 'invalid' });
    },
  );

  test('a past order keeps names and prices when the menu changes', async () => {
    const { id } = await world.anOrder('captainMarvel', 'Mishti Doi');
    const dish = await world.dish('Mishti Doi');
    await Menu.update({ name: 'Sweet Yoghurt', price: '99.00' }, { where: { id: dish.id } });
    try {
      const order = await world.shop.findOrder(await world.viewer('captainMarvel'), id);
      expect(order.items).toMatchObject([{ name: 'Mishti Doi', price: { minor: 7_000 } }]);
      expect(order.total.minor).toBe(7_000);
    } finally {
      await Menu.update({ name: 'Mishti Doi', price: '70.00' }, { where: { id: dish.id } });
    }
  });
});

describe('cancelling', () => {
  test('records who, when and why, and shows it', async () => {
    const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
    const order = await world.shop.cancelOrder(await world.viewer('nickFury'), id, { reason: 'Fire drill' });
    expect(order).toMatchObject({ status: 'cancelled', cancelledBy: 'Nick Fury', cancelReason: 'Fire drill' });
    expect(Date.now() - Date.parse(order.cancelledAt!)).toBeLessThan(60_000);
  });

  test('cancelling a cancelled order is a conflict and changes nothing', async () => {
    const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
    const marvel = await world.viewer('captainMarvel');
    await world.shop.cancelOrder(marvel, id, { reason: 'first' });
    const before = await world.fingerprint();
    await expect(world.shop.cancelOrder(marvel, id, { reason: 'second' })).rejects.toMatchObject({ kind: 'conflict', code: 'already_cancelled' });
    expect(await world.fingerprint()).toBe(before);
  });

  test("members and another country's manager are refused", async () => {
    const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
    for (const person of ['thor', 'travis', 'captainAmerica'] as const) {
      await expect(world.shop.cancelOrder(await world.viewer(person), id, {})).rejects.toMatchObject({ kind: 'forbidden' });
    }
    expect(await Order.count({ where: { status: 'cancelled' } })).toBe(0);
  });

  test('of ten cancellations at once one wins and nine are told', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await world.anOrder('captainMarvel', 'Garlic Naan');
      const marvel = await world.viewer('captainMarvel');
      const results = await Promise.allSettled(Array.from({ length: 10 }, () => world.shop.cancelOrder(marvel, id, {})));
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
      expect(refusals).toEqual(Array(9).fill('already_cancelled'));
    }
  });
});
