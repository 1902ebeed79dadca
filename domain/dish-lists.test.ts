import { describe, expect, test } from 'vitest';
import { type PersonName, useWorld } from '../test/world';
import { dishList } from './rules/inputs';
import { writeDishList } from './rules/dish-list';

const world = useWorld();

const listOf = (dishes: Record<string, number>) =>
  Promise.all(Object.entries(dishes).map(async ([name, quantity]) => ({ menuId: (await world.dish(name)).id, quantity })));

const show = async (person: PersonName, dishes: Record<string, number>) =>
  world.shop.showDishList(await world.viewer(person), await listOf(dishes));

const cartOf = async (person: PersonName) => {
  const { groups } = await world.shop.showCart(await world.viewer(person));
  return Object.fromEntries(groups.flatMap(({ lines }) => lines.map(({ name, quantity }) => [name, quantity])));
};

describe('a list that is handed over', () => {
  test('shows Captain Marvel what Thor picked, by restaurant and at the prices of today', async () => {
    const { groups, unknown } = await show('captainMarvel', { 'Butter Chicken': 2, 'Masala Dosa': 1 });
    expect(unknown).toBe(0);
    expect(groups.map(({ restaurant, lines, total }) => [restaurant.name, lines.map(({ name }) => name), total.minor])).toEqual([
      ['Bangalore Bistro', ['Masala Dosa'], 12_000],
      ['Mumbai Masala', ['Butter Chicken'], 64_000],
    ]);
  });

  test('leaves out dishes of another country without naming them, and is not found when nothing else is on it', async () => {
    const { groups, unknown } = await show('captainMarvel', { 'Garlic Naan': 1, 'Pepperoni Pizza': 4 });
    expect(groups).toHaveLength(1);
    expect(JSON.stringify(groups)).not.toContain('Pepperoni');
    expect(unknown).toBe(1);
    await expect(show('thor', { 'Pepperoni Pizza': 1 })).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('goes into the cart once, however often the button is pressed', async () => {
    const captainMarvel = await world.viewer('captainMarvel');
    const dishes = await listOf({ 'Garlic Naan': 3, 'Masala Dosa': 1 });
    const press = () => world.shop.takeDishList(captainMarvel, dishes, 'one page');
    expect(await Promise.all([press(), press()])).toEqual([{ items: 4, left: 0 }, { items: 4, left: 0 }]);
    expect(await cartOf('captainMarvel')).toEqual({ 'Garlic Naan': 3, 'Masala Dosa': 1 });
    await world.shop.takeDishList(captainMarvel, dishes, 'another page');
    expect(await cartOf('captainMarvel')).toEqual({ 'Garlic Naan': 6, 'Masala Dosa': 2 });
  });

  test('puts nothing at all into the cart when one dish would be there more than 99 times', async () => {
    const thor = await world.viewer('thor');
    await world.shop.takeDishList(thor, await listOf({ 'Garlic Naan': 99 }), 'first');
    const more = world.shop.takeDishList(thor, await listOf({ 'Masala Dosa': 1, 'Garlic Naan': 1 }), 'second');
    await expect(more).rejects.toMatchObject({ kind: 'invalid' });
    expect(await cartOf('thor')).toEqual({ 'Garlic Naan': 99 });
  });

  test('never brings a dish of another country into the cart', async () => {
    const thor = await world.viewer('thor');
    expect(await world.shop.takeDishList(thor, await listOf({ 'Pepperoni Pizza': 1, 'Garlic Naan': 1 }), 'mixed')).toEqual({ items: 1, left: 0 });
    expect(await cartOf('thor')).toEqual({ 'Garlic Naan': 1 });
    const foreign = world.shop.takeDishList(thor, await listOf({ 'Pepperoni Pizza': 1 }), 'foreign');
    await expect(foreign).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('is an address that says the same when it is read back, and nothing when it was cut short', () => {
    const dishes = [{ menuId: crypto.randomUUID(), quantity: 2 }, { menuId: crypto.randomUUID(), quantity: 99 }];
    const written = writeDishList(dishes);
    expect(dishList.parse(written)).toEqual(dishes);
    for (const broken of ['', 'x', written.slice(0, -3), `${written}.`, written.replace('99', '100'), written.replace('.2.', '.-2.')]) {
      expect(dishList.safeParse(broken).success, broken).toBe(false);
    }
  });
});

describe('ordering again', () => {
  test('fills the cart with the dishes of an earlier order at the prices of today', async () => {
    const { id } = await world.anOrder('captainMarvel', 'Butter Chicken', 2);
    const captainMarvel = await world.viewer('captainMarvel');
    expect(await world.shop.orderAgain(captainMarvel, id, 'again')).toEqual({ items: 2, left: 0 });
    expect(await cartOf('captainMarvel')).toEqual({ 'Butter Chicken': 2 });
  });

  test("is refused to members, and another country's order does not exist", async () => {
    const { id } = await world.anOrder('captainMarvel', 'Butter Chicken');
    await expect(world.shop.orderAgain(await world.viewer('thor'), id, 'again')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(world.shop.orderAgain(await world.viewer('captainAmerica'), id, 'again')).rejects.toMatchObject({ kind: 'not_found' });
    expect(await cartOf('captainAmerica')).toEqual({});
  });

  test('leaves out what is sold out today, and says when that is everything', async () => {
    const nickFury = await world.viewer('nickFury');
    const { id } = await world.anOrder('captainMarvel', 'Butter Chicken');
    const { id: dishId } = await world.dish('Butter Chicken');
    await world.shop.markDishes(nickFury, [dishId], false);
    try {
      const again = world.shop.orderAgain(await world.viewer('captainMarvel'), id, 'again');
      await expect(again).rejects.toMatchObject({ kind: 'conflict', code: 'unavailable' });
      const list = await listOf({ 'Butter Chicken': 1, 'Garlic Naan': 2 });
      expect(await world.shop.takeDishList(await world.viewer('captainMarvel'), list, 'part')).toEqual({ items: 2, left: 1 });
    } finally {
      await world.shop.markDishes(nickFury, [dishId], true);
    }
  });
});
