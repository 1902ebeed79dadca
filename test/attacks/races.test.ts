import { describe, expect, test } from 'vitest';
import { CartItem, Menu, Order, sequelize } from '../../db';
import { actingAs } from '../../domain/acting-as';
import { withClient } from '../postgres';
import { orderCart, useWorld } from '../world';

const world = useWorld();
const ROUNDS = 20;

const codes = (results: PromiseSettledResult<unknown>[]) => results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code?: string }).code] : []));

async function naansInCart(quantity: number) {
  const viewer = await world.viewer('captainMarvel');
  const { id: menuId, restaurantId } = await world.dish('Garlic Naan');
  await world.shop.clearCart(viewer);
  const line = await world.shop.addToCart(viewer, { menuId, restaurantId, quantity });
  return { viewer, menuId, restaurantId, line };
}

/** Runs `deed` while somebody's statement is written but not yet committed; resolves with how the deed ended. */
const meanwhile = (sql: string, deed: () => Promise<unknown>) =>
  withClient(world.ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(sql);
    const ending = Promise.allSettled([deed()]);
    await expect.poll(async () => (await client.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount).toBe(1);
    await client.query('COMMIT');
    return (await ending)[0];
  });

describe('the cart', () => {
  test('case 131: of twenty who add the last one at 98 a single one does, every round', async () => {
    for (let round = 0; round < 5; round++) {
      const { viewer, menuId, restaurantId } = await naansInCart(98);
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => world.shop.addToCart(viewer, { menuId, restaurantId, quantity: 1 })));
      expect(codes(results)).toEqual(Array(19).fill('invalid'));
      expect((await CartItem.findAll({ raw: true })).map(({ quantity }) => quantity)).toEqual([99]);
    }
  });

  test('case 135: a line that is changed and removed at once is gone', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { viewer, line } = await naansInCart(1);
      const results = await Promise.allSettled([world.shop.setCartQuantity(viewer, { itemId: line.id, quantity: 5 }), world.shop.removeFromCart(viewer, line.id)]);
      expect([[], ['not_found']]).toContainEqual(codes(results));
      expect(await CartItem.count()).toBe(0);
    }
  });
});

describe('what changes during checkout', () => {
  const backTo = (price: string, isAvailable = true) => Menu.update({ price, isAvailable }, { where: { name: 'Garlic Naan' } });

  test('case 120: a price being written is waited for, told, and not charged', async () => {
    const { viewer, restaurantId } = await naansInCart(2);
    const before = await world.fingerprint();
    try {
      const ending = await meanwhile(`UPDATE api_menu SET price = 75 WHERE name = 'Garlic Naan'`, () => orderCart(world.shop, viewer, restaurantId));
      expect(ending).toMatchObject({ status: 'rejected', reason: { code: 'price_changed', details: { priceChanges: [{ oldPriceMinor: 6_000, newPriceMinor: 7_500 }] } } });
    } finally {
      await backTo('60.00');
    }
    expect(await world.fingerprint()).toBe(before);
  });

  test('case 121: a dish being switched off is waited for and not ordered', async () => {
    const { viewer, restaurantId } = await naansInCart(2);
    const before = await world.fingerprint();
    try {
      const ending = await meanwhile(`UPDATE api_menu SET is_available = false WHERE name = 'Garlic Naan'`, () => orderCart(world.shop, viewer, restaurantId));
      expect(ending).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
    } finally {
      await backTo('60.00');
    }
    expect(await world.fingerprint()).toBe(before);
  });

  test('case 120: prices that jump while people order: each order is at the price agreed to, or there is none', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { viewer, restaurantId } = await naansInCart(1);
      const [placed] = await Promise.allSettled([orderCart(world.shop, viewer, restaurantId), Menu.update({ price: '75.00' }, { where: { name: 'Garlic Naan' } })]);
      await backTo('60.00');
      if (placed.status === 'fulfilled') expect(placed.value).toMatchObject({ total: { minor: 6_000 }, items: [{ price: { minor: 6_000 } }] });
      else expect(placed.reason.code).toBe('price_changed');
      expect((await CartItem.count()) + (placed.status === 'fulfilled' ? 1 : 0)).toBe(1);
    }
  });

  test('case 121: a restaurant that closes meanwhile takes the whole order or none of it', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { viewer, restaurantId } = await naansInCart(1);
      const had = await Order.count();
      const close = (isActive: boolean) => sequelize().query('UPDATE api_restaurant SET is_active = $isActive WHERE id = $restaurantId', { bind: { isActive, restaurantId } });
      const [placed] = await Promise.allSettled([orderCart(world.shop, viewer, restaurantId), close(false)]);
      await close(true);
      if (placed.status === 'rejected') expect(placed.reason.code).toBe('unavailable');
      const ordered = (await Order.count()) - had;
      expect([ordered, await CartItem.count()]).toEqual(placed.status === 'fulfilled' ? [1, 0] : [0, 1]);
    }
  });
});

test('case 142: of two that deadlock the database ends one, and it runs again as a whole', { timeout: 30_000 }, async () => {
  const viewer = await world.viewer('nickFury');
  const rows = [await world.dish('Garlic Naan'), await world.dish('Butter Chicken')];
  let attempts = 0;
  let met = 0;
  const inOrder = (dishes: typeof rows) =>
    actingAs(viewer, async () => {
      attempts += 1;
      for (const { id } of dishes) {
        await Menu.findByPk(id, { lock: true });
        met += 1;
        // Both hold their first row before either asks for the second.
        while (met < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
  await Promise.all([inOrder(rows), inOrder(rows.toReversed())]);
  expect(attempts).toBe(3);
});
