import { describe, expect, test } from 'vitest';
import { Menu, Restaurant } from '../db';
import { useWorld } from '../test/world';

const world = useWorld();
const names = (rows: { name: string }[]) => rows.map((row) => row.name);
const list = async (...asked: Parameters<typeof world.shop.listRestaurants>) => (await world.shop.listRestaurants(...asked)).restaurants;

describe('browsing', () => {
  test('Nick Fury sees all ten restaurants, and only British ones when he filters', async () => {
    const admin = await world.viewer('nickFury');
    expect(await list(admin)).toHaveLength(10);
    expect(names(await list(admin, { country: 'UK' }))).toEqual(['Edinburgh Pub', 'London Fish & Chips']);
    expect(await list(admin, { country: 'Atlantis' })).toEqual([]);
  });

  test('Thor sees Indian restaurants only, whatever country he asks for', async () => {
    const thor = await world.viewer('thor');
    const indian = ['Bangalore Bistro', 'Delhi Delights', 'Kolkata Kitchen', 'Mumbai Masala'];
    expect(names(await list(thor))).toEqual(indian);
    expect(names(await list(thor, { country: 'UK' }))).toEqual(indian);
    expect(names(await world.shop.listCountries(thor))).toEqual(['India']);
  });

  test('the search looks in names of restaurants and dishes, and takes % and _ literally', async () => {
    const thor = await world.viewer('thor');
    expect(names(await list(thor, { search: 'biryani' }))).toEqual(['Mumbai Masala']);
    expect(names(await list(thor, { search: 'DELHI' }))).toEqual(['Delhi Delights']);
    expect(await list(thor, { search: 'pizza' })).toEqual([]);
    for (const search of ['%', '_', "'", '\\']) expect(await list(thor, { search })).toEqual([]);
  });

  test('the search knows no case and no accents, and finds words wherever they stand in one name', async () => {
    const thor = await world.viewer('thor');
    for (const search of ['BIRYÀNI', 'masala mum', 'mumbai', 'mu ma']) expect([search, names(await list(thor, { search }))]).toEqual([search, ['Mumbai Masala']]);
    // Two words of two dishes are no dish.
    expect(await list(thor, { search: 'biryani naan' })).toEqual([]);
    expect(await list(await world.viewer('travis'), { search: 'biryani' })).toEqual([]);
  });

  test('the search goes on from page to page', async () => {
    const fury = await world.viewer('nickFury');
    const found = names(await list(fury, { search: 'a' }));
    const first = await world.shop.listRestaurants(fury, { search: 'a', limit: 1 });
    const rest = await list(fury, { search: 'a', cursor: first.nextCursor! });
    expect([...names(first.restaurants), ...names(rest)]).toEqual(found);
    expect(found.length).toBeGreaterThan(1);
  });

  test("a menu carries its country's currency, and another country's restaurant does not exist", async () => {
    const thor = await world.viewer('thor');
    const { id } = await world.restaurant('Mumbai Masala');
    const { menu } = await world.shop.findRestaurant(thor, id);
    expect(menu.find((dish) => dish.name === 'Butter Chicken')?.price).toEqual({ minor: 32_000, currency: 'INR' });
    const abroad = await world.restaurant('New York Pizza');
    const random = crypto.randomUUID();
    for (const other of [abroad.id, random]) {
      await expect(world.shop.findRestaurant(thor, other)).rejects.toMatchObject({ kind: 'not_found' });
    }
  });

  test('a closed restaurant disappears, and a sold-out dish says so', async () => {
    const admin = await world.viewer('nickFury');
    const { id } = await world.restaurant('Edinburgh Pub');
    const { id: dishId } = await world.dish('Scotch Eggs');
    try {
      await Menu.update({ isAvailable: false }, { where: { id: dishId } });
      const { menu, dishCount } = await world.shop.findRestaurant(admin, id);
      expect(menu.find((dish) => dish.id === dishId)?.isAvailable).toBe(false);
      expect(dishCount).toBe(4);
      await Restaurant.update({ isActive: false }, { where: { id } });
      await expect(world.shop.findRestaurant(admin, id)).rejects.toMatchObject({ kind: 'not_found' });
    } finally {
      await Menu.update({ isAvailable: true }, { where: { id: dishId } });
      await Restaurant.update({ isActive: true }, { where: { id } });
    }
  });
});
