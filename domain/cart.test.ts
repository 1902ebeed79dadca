import { describe, expect, test } from 'vitest';
import { AuditLog, Menu } from '../db';
import { type PersonName, useWorld } from '../test/world';

const world = useWorld();

const add = async (person: PersonName, name: string, quantity = 1) => {
  const { id: menuId, restaurantId } = await world.dish(name);
  return world.shop.addToCart(await world.viewer(person), { menuId, restaurantId, quantity });
};

describe('the cart', () => {
  test('groups dishes by restaurant, each with its own currency and total', async () => {
    await add('nickFury', 'Butter Chicken', 2);
    await add('nickFury', 'Garlic Naan', 1);
    await add('nickFury', 'Pepperoni Pizza', 3);
    const { groups, count } = await world.shop.showCart(await world.viewer('nickFury'));
    expect(count).toBe(6);
    expect(groups.map((group) => [group.restaurant.name, group.total])).toEqual([
      ['Mumbai Masala', { minor: 70_000, currency: 'INR' }],
      ['New York Pizza', { minor: 5_697, currency: 'USD' }],
    ]);
  });

  test('adding a dish that is there raises its quantity, to 99 and no further', async () => {
    await add('thor', 'Garlic Naan', 98);
    expect((await add('thor', 'Garlic Naan', 1)).quantity).toBe(99);
    await expect(add('thor', 'Garlic Naan', 1)).rejects.toMatchObject({ kind: 'invalid' });
    expect(await world.shop.countCart(await world.viewer('thor'))).toBe(99);
  });

  test("Thor cannot add another country's dish, nor one under the wrong restaurant", async () => {
    const before = await world.fingerprint();
    await expect(add('thor', 'Pepperoni Pizza')).rejects.toMatchObject({ kind: 'forbidden', code: 'other_country' });
    const thor = await world.viewer('thor');
    const { id: menuId } = await world.dish('Garlic Naan');
    const { id: restaurantId } = await world.restaurant('Delhi Delights');
    await expect(world.shop.addToCart(thor, { menuId, restaurantId, quantity: 1 })).rejects.toMatchObject({ kind: 'invalid' });
    const nothing = crypto.randomUUID();
    await expect(world.shop.addToCart(thor, { menuId: nothing, restaurantId, quantity: 1 })).rejects.toMatchObject({ kind: 'not_found' });
    expect(await world.fingerprint()).toBe(before);
  });

  test('a dish that is sold out cannot be added', async () => {
    const { id } = await world.dish('Fish Fry');
    await Menu.update({ isAvailable: false }, { where: { id } });
    try {
      await expect(add('thor', 'Fish Fry')).rejects.toMatchObject({ kind: 'conflict', code: 'unavailable' });
    } finally {
      await Menu.update({ isAvailable: true }, { where: { id } });
    }
  });

  test("Thor's cart is nobody else's: not even an admin changes or removes a line of it", async () => {
    const { id: itemId } = await add('thor', 'Garlic Naan', 2);
    for (const person of ['thanos', 'captainMarvel', 'nickFury'] as const) {
      const other = await world.viewer(person);
      expect((await world.shop.showCart(other)).groups).toEqual([]);
      await expect(world.shop.setCartQuantity(other, { itemId, quantity: 1 })).rejects.toMatchObject({ kind: 'not_found' });
      await expect(world.shop.removeFromCart(other, itemId)).rejects.toMatchObject({ kind: 'not_found' });
      await world.shop.clearCart(other);
    }
    expect(await world.shop.countCart(await world.viewer('thor'))).toBe(2);
  });

  test('removing a line tells what an undo would need; clearing one restaurant leaves the others', async () => {
    const naan = await add('thor', 'Garlic Naan', 2);
    const coffee = await add('thor', 'Filter Coffee', 1);
    const thor = await world.viewer('thor');
    const removed = await world.shop.removeFromCart(thor, naan.id);
    expect(removed).toMatchObject({ menuId: naan.menuId, quantity: 2 });
    await add('thor', 'Garlic Naan', 2);
    await world.shop.clearCart(thor, removed.restaurantId);
    const { groups } = await world.shop.showCart(thor);
    expect(groups.flatMap((group) => group.lines.map((line) => line.id))).toEqual([coffee.id]);
  });

  test('50 parallel adds of one dish make one line of 50', async () => {
    const thor = await world.viewer('thor');
    const { id: menuId, restaurantId } = await world.dish('Garlic Naan');
    await Promise.all(Array.from({ length: 50 }, () => world.shop.addToCart(thor, { menuId, restaurantId, quantity: 1 })));
    const { groups } = await world.shop.showCart(thor);
    expect(groups.flatMap((group) => group.lines.map((line) => line.quantity))).toEqual([50]);
  });

  test('every change leaves one audit row', async () => {
    const { id } = await add('thor', 'Garlic Naan', 2);
    const thor = await world.viewer('thor');
    await world.shop.setCartQuantity(thor, { itemId: id, quantity: 5 });
    await world.shop.removeFromCart(thor, id);
    const rows = await AuditLog.findAll({ order: ['id'], raw: true });
    expect(rows.map((row) => row.action)).toEqual(['cart.add', 'cart.change', 'cart.remove']);
    expect(rows[1]).toMatchObject({ actorEmail: 'thor@member.com', before: { quantity: 2 }, after: { quantity: 5 } });
  });
});
