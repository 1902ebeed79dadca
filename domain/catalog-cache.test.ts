import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Restaurant, inTransaction, listenTo, sequelize } from '../db';
import { Line } from '../test/line';
import { askSql, runSql } from '../test/postgres';
import { useWorld } from '../test/world';
import { actingAs } from './acting-as';
import { createCatalogCache, keepCatalog } from './catalog-cache';
import { EVERYWHERE } from './catalog-area';

const world = useWorld();
const PATIENCE = { timeout: 20_000, interval: 20 };
const NAAN = `WHERE name = 'Garlic Naan'`;

let line: Line;
let kept: ReturnType<typeof keepCatalog>;
beforeAll(async () => {
  line = await Line.to(world.url);
  kept = keepCatalog(line.url);
});
afterAll(async () => {
  await kept.close();
  await line.close();
});
afterEach(() => runSql(world.ownerUrl, `UPDATE api_menu SET price = 60 ${NAAN}`, `UPDATE api_country SET currency = 'INR' WHERE name = 'India'`, `UPDATE api_restaurant SET is_active = true`));

/** How often the database was asked during `work`. */
async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const { options } = sequelize() as unknown as { options: { logging: false | (() => void) } };
  let sent = 0;
  options.logging = () => void sent++;
  await work().finally(() => (options.logging = false));
  return sent;
}

const people = async () => Promise.all((['nickFury', 'captainMarvel', 'travis'] as const).map((person) => world.viewer(person)));
const mumbai = async () => (await world.restaurant('Mumbai Masala')).id;

/** Reads until nothing is asked of the database any more. */
const warm = (read: () => Promise<unknown>) => vi.waitFor(async () => expect(await queriesOf(read)).toBe(0), PATIENCE);

/** What Thor is shown for a Garlic Naan, whenever asked. */
async function naanOfThor(): Promise<() => Promise<number>> {
  const [thor, id] = [await world.viewer('thor'), await mumbai()];
  return async () => (await world.shop.findRestaurant(thor, id)).menu.find(({ name }) => name === 'Garlic Naan')!.price.minor;
}

test('what was read once is shown again without asking the database, whoever asks', async () => {
  const id = await mumbai();
  const [fury, marvel] = await people();
  const thor = await world.viewer('thor');
  const everything = async (viewer: typeof thor) => [
    await world.shop.listCountries(viewer),
    await world.shop.listRestaurants(viewer),
    await world.shop.listRestaurants(viewer, { country: 'India', limit: 3 }),
    await world.shop.findRestaurant(viewer, id),
    await world.shop.listDishes(viewer),
    await world.shop.listDishes(viewer, id),
  ];
  await warm(() => everything(fury!));
  await warm(() => everything(marvel!));
  expect(await queriesOf(() => everything(thor))).toBe(0);
  expect(await everything(thor)).toEqual(await actingAs(thor, () => everything(thor)));
});

test('Captain Marvel and Travis see their own country in what Nick Fury has filled, and nothing of another', async () => {
  const [fury, marvel, travis] = await people();
  const pizza = (await world.restaurant('New York Pizza')).id;
  const filled = async () => [await world.shop.listRestaurants(fury!), await world.shop.listRestaurants(fury!, { country: 'USA' }), await world.shop.findRestaurant(fury!, pizza), await world.shop.listDishes(fury!, pizza), await world.shop.listDishes(fury!)];
  await warm(filled);
  for (const [viewer, country, currency] of [[marvel!, 'India', 'INR'], [travis!, 'USA', 'USD']] as const) {
    for (const filter of [{}, { country: 'USA' }, { country: 'UK' }]) {
      const { restaurants } = await world.shop.listRestaurants(viewer, filter);
      expect(new Set(restaurants.map((restaurant) => restaurant.country.name))).toEqual(new Set([country]));
    }
    expect(new Set((await world.shop.listDishes(viewer)).dishes.map(({ price }) => price.currency))).toEqual(new Set([currency]));
    expect((await world.shop.listCountries(viewer)).map(({ name }) => name)).toEqual([country]);
  }
  expect(await world.shop.listDishes(marvel!, pizza)).toEqual({ dishes: [], nextCursor: null });
  await expect(world.shop.findRestaurant(marvel!, pizza)).rejects.toMatchObject({ kind: 'not_found' });
  expect((await world.shop.findRestaurant(travis!, pizza)).name).toBe('New York Pizza');
});

describe('a change made by SQL', () => {
  test.each([
    ['of a dish', `UPDATE api_menu SET price = 61 ${NAAN}`, 6_100],
    ['that leaves other triggers asleep', `BEGIN; SET LOCAL session_replication_role = replica; UPDATE api_menu SET price = 62 ${NAAN}; COMMIT`, 6_200],
  ])('%s is seen', async (_what, sql, price) => {
    const naan = await naanOfThor();
    await warm(naan);
    expect(await naan()).toBe(6_000);
    await runSql(world.ownerUrl, sql);
    await vi.waitFor(async () => expect(await naan()).toBe(price), PATIENCE);
  });

  test('of a restaurant or a country is seen, by those who see all, too', async () => {
    const fury = await world.viewer('nickFury');
    const currencies = async () => (await world.shop.listRestaurants(fury)).restaurants.map(({ country }) => country.currency);
    await warm(currencies);
    await runSql(world.ownerUrl, `UPDATE api_country SET currency = 'XTS' WHERE name = 'India'`);
    await vi.waitFor(async () => expect(await currencies()).toContain('XTS'), PATIENCE);
    await warm(currencies);
    await runSql(world.ownerUrl, `UPDATE api_restaurant SET is_active = false WHERE name <> 'Edinburgh Pub'`);
    await vi.waitFor(async () => expect(await currencies()).toEqual(['GBP']), PATIENCE);
  });

  test('while nobody could be told, because the connection was ended, is seen all the same', async () => {
    const naan = await naanOfThor();
    await warm(naan);
    await runSql(
      world.ownerUrl,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'slooze-listening' AND datname = current_database()`,
      `UPDATE api_menu SET price = 63 ${NAAN}`,
    );
    await vi.waitFor(async () => expect(await naan()).toBe(6_300), PATIENCE);
    await warm(naan);
    expect(await naan()).toBe(6_300);
  });

  test('while nobody could be told, because the connection died without a word, is seen then and afterwards', async () => {
    const naan = await naanOfThor();
    await warm(naan);
    line.silent = true;
    await runSql(world.ownerUrl, `UPDATE api_menu SET price = 64 ${NAAN}`);
    await vi.waitFor(async () => expect(await naan()).toBe(6_400), PATIENCE);
    line.silent = false;
    await warm(naan);
    expect(await naan()).toBe(6_400);
  });
});

test('who changes something in the back office sees it in the very next answer', async () => {
  const fury = await world.viewer('nickFury');
  const id = await mumbai();
  const isListed = async () => (await world.shop.listRestaurants(fury)).restaurants.some((restaurant) => restaurant.id === id);
  for (let round = 0; round < 5; round++) {
    await warm(isListed);
    await world.shop.activateRestaurants(fury, [id], false);
    expect(await isListed()).toBe(false);
    await world.shop.activateRestaurants(fury, [id], true);
    expect(await isListed()).toBe(true);
  }
});

test('what a transaction has changed and not committed is its own to see, and nobody else’s', async () => {
  const [fury, marvel] = await people();
  const id = await mumbai();
  const seen = async (viewer: typeof fury) => (await world.shop.listRestaurants(viewer!)).restaurants.length;
  await warm(() => seen(marvel));
  await actingAs(fury!, async () => {
    await Restaurant.update({ isActive: false }, { where: { id } });
    expect(inTransaction()).toBe(true);
    expect(await seen(fury)).toBe(9);
    throw new Error('taken back');
  }).catch(() => undefined);
  expect([await seen(fury), await seen(marvel)]).toEqual([10, 4]);
});

test('a filter nobody has called a country takes no place', async () => {
  const fury = await world.viewer('nickFury');
  await warm(() => world.shop.listCountries(fury));
  expect(await queriesOf(() => world.shop.listRestaurants(fury, { country: 'Atlantis' }))).toBe(0);
});

describe('the cache', () => {
  const page = (name: string) => ({ name });
  const never = () => Promise.reject(new Error('asked again'));

  test('reads once for all who ask at the same time', async () => {
    const cache = createCatalogCache(() => true);
    const read = vi.fn(async () => page('a'));
    const answers = await Promise.all([1, 2, 3].map(() => cache.recall('India', ['x'], read)));
    expect([read.mock.calls.length, new Set(answers).size]).toEqual([1, 1]);
    expect(await cache.recall('India', ['x'], never)).toBe(answers[0]);
  });

  test('does not keep what was read before a change and arrived after it, nor gives it to who asks after the change', async () => {
    const cache = createCatalogCache(() => true);
    let arrive = (_page: object) => {};
    const slow = cache.recall('India', ['x'], () => new Promise<object>((resolve) => (arrive = resolve)));
    cache.forget('USA');
    const after = await cache.recall('India', ['x'], async () => page('new'));
    arrive(page('old'));
    expect([await slow, after, await cache.recall('India', ['x'], never)]).toEqual([page('old'), page('new'), page('new')]);
  });

  test('forgets a country and what is seen everywhere, and leaves the others', async () => {
    const cache = createCatalogCache(() => true);
    for (const area of ['India', 'USA', EVERYWHERE]) await cache.recall(area, ['x'], async () => page('old'));
    cache.forget('India');
    const now = (area: string) => cache.recall(area, ['x'], async () => page('new'));
    expect([await now('India'), await now('USA'), await now(EVERYWHERE)]).toEqual([page('new'), page('old'), page('new')]);
  });

  test('keeps what was asked for last when its bytes are used up, and lets nobody change what it keeps', async () => {
    const cache = createCatalogCache(() => true, 3_000);
    for (const name of ['a', 'b', 'c']) await cache.recall('India', [name], async () => page(name));
    expect(await cache.recall('India', ['c'], never)).toEqual(page('c'));
    await expect(cache.recall('India', ['a'], never)).rejects.toThrow('asked again');
    const found = await cache.recall('India', ['c'], async () => page('c'));
    expect(() => (found.name = 'mine')).toThrow(TypeError);
  });

  test('a failure is not kept', async () => {
    const cache = createCatalogCache(() => true);
    await expect(cache.recall('India', ['x'], never)).rejects.toThrow('asked again');
    expect(await cache.recall('India', ['x'], async () => page('a'))).toEqual(page('a'));
  });
});

test('two instances are told of the same change, each once, by statement and not by row', async () => {
  const heard: string[][] = [[], []];
  const listeners = heard.map((notices) => listenTo({ url: world.url, channel: 'slooze_catalog', onBegin: () => undefined, onNotice: (country) => notices.push(country) }));
  await vi.waitFor(() => expect(listeners.every((listener) => listener.isCurrent())).toBe(true), PATIENCE);
  await runSql(world.ownerUrl, `UPDATE api_menu SET price = price WHERE country IN ('India', 'UK')`, `UPDATE api_menu SET price = price WHERE false`, `UPDATE api_country SET currency = currency`);
  await vi.waitFor(() => expect(heard.map((notices) => notices.toSorted())).toEqual([['', 'India', 'UK'], ['', 'India', 'UK']]), PATIENCE);
  await Promise.all(listeners.map((listener) => listener.close()));
  expect(await askSql(world.ownerUrl, `SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'slooze-listening' AND datname = current_database()`)).toEqual([{ count: 1 }]);
});
