import { describe, expect, test } from 'vitest';
import { Menu, Restaurant } from '../db';
import { runSql } from '../test/postgres';
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

test('a word that nearly every dish has finds the first restaurants by name, page after page, like a rare one', async () => {
  const admin = await world.viewer('nickFury');
  await runSql(
    world.ownerUrl,
    `INSERT INTO api_restaurant (name, country) SELECT 'Zest ' || lpad(n::text, 3, '0'), 'UK' FROM generate_series(1, 120) n`,
    `INSERT INTO api_menu (restaurant_id, name, price) SELECT r.id, 'Plain Crumpet ' || n, 5 FROM api_restaurant r, generate_series(1, 30) n WHERE r.name LIKE 'Zest %'`,
    `UPDATE api_menu SET name = 'Crêpe ' || name WHERE restaurant_id IN (SELECT id FROM api_restaurant WHERE name = 'Zest 077') AND name LIKE '%30'`,
    'ANALYZE api_menu, api_restaurant',
  );
  const found = async (search: string, cursor?: string) => world.shop.listRestaurants(admin, { search, cursor, limit: 50 });
  const pages = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { restaurants, nextCursor } = await found('plain CRUMPET', cursor);
    pages.push(restaurants.map(({ name }) => name));
    cursor = nextCursor;
  }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(pages.flat()).toEqual(Array.from({ length: 120 }, (_, place) => `Zest ${String(place + 1).padStart(3, '0')}`));
  expect((await found('crepe 30')).restaurants.map(({ name }) => name)).toEqual(['Zest 077']);
  expect((await world.shop.listRestaurants(admin, { search: 'crumpet', country: 'India' })).restaurants).toEqual([]);
  await runSql(world.ownerUrl, `DELETE FROM api_menu WHERE name LIKE '%Crumpet%'`, `DELETE FROM api_restaurant WHERE name LIKE 'Zest %'`);
});
