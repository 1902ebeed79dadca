import { describe, expect, test } from 'vitest';
import { Menu, Restaurant } from '../../db';
import { runSql } from '../postgres';
import type { Answer, Caller } from './caller';
import { useApi } from './running-api';

const api = useApi();

/** Changes a row for the while of `work`, and back. */
async function whileChanged<T>(model: typeof Menu | typeof Restaurant, id: string, values: object, work: () => Promise<T>): Promise<T> {
  const row = await (model as typeof Menu).findByPk(id, { rejectOnEmpty: true });
  const before = { ...(row.get() as object) };
  await row.update(values);
  try {
    return await work();
  } finally {
    await row.update(before);
  }
}

describe('GET /restaurants', () => {
  test('lists the open ones of the own country, by name, with exactly four facts each', async () => {
    const { body } = await (await api.as('captainMarvel')).get('/restaurants');
    expect(body.map(({ name }: { name: string }) => name)).toEqual(['Bangalore Bistro', 'Delhi Delights', 'Kolkata Kitchen', 'Mumbai Masala']);
    for (const restaurant of body) expect(Object.keys(restaurant)).toEqual(['id', 'name', 'country', 'description']);
  });

  test('leaves out a closed one, and the dishes of it', async () => {
    const marvel = await api.as('captainMarvel');
    const { id } = await api.world.restaurant('Mumbai Masala');
    await whileChanged(Restaurant, id, { isActive: false }, async () => {
      expect((await marvel.get('/restaurants')).body).toHaveLength(3);
      expect((await marvel.get(`/menus?restaurantId=${id}`)).body).toEqual([]);
    });
  });

  test('an empty filter is no filter, an unknown country has no restaurants, and unknown names in a query are left alone', async () => {
    const fury = await api.as('nickFury');
    expect((await fury.get('/restaurants?country=')).body).toHaveLength(10);
    expect((await fury.get('/restaurants?country=Atlantis')).body).toEqual([]);
    expect((await fury.get('/restaurants?utm_source=x&a[b]=c&id[]=1&id[]=2')).body).toHaveLength(10);
  });

  test('a filter may come once', async () => {
    const { status, body } = await (await api.as('nickFury')).get('/restaurants?country=India&country=UK');
    expect([status, body.detail]).toEqual([422, [{ loc: ['query', 'country'], msg: 'Please give this once.', type: 'repeated' }]]);
  });
});

describe('GET /menus', () => {
  test('lists what can be ordered now, with exactly five facts each and prices as numbers', async () => {
    const { id } = await api.world.restaurant('New York Pizza');
    const { body } = await (await api.as('travis')).get(`/menus?restaurantId=${id}`);
    expect(body.map(({ name, price }: { name: string; price: number }) => [name, price])).toEqual([
      ['BBQ Chicken Pizza', 19.99], ['Caesar Salad', 8.99], ['Garlic Knots', 6.99], ['Margherita Pizza', 16.99], ['Pepperoni Pizza', 18.99],
    ]);
    for (const dish of body) expect(Object.keys(dish)).toEqual(['id', 'restaurantId', 'name', 'price', 'description']);
  });

  test('an id in capitals is the same id', async () => {
    const { id } = await api.world.restaurant('New York Pizza');
    expect((await (await api.as('travis')).get(`/menus?restaurantId=${id.toUpperCase()}`)).body).toHaveLength(5);
  });

  test.each(['x', '-'.repeat(36), 'null', '..', '1 OR 1=1', '%00', '%ff', 'a'.repeat(3_000), '[object Object]', '%7Buuid%7D'])('the id %j is 422', async (id) => {
    const { status, body } = await (await api.as('nickFury')).get(`/menus?restaurantId=${id.replaceAll(' ', '+')}`);
    expect([status, body.detail]).toEqual([422, [{ loc: ['query', 'restaurantId'], msg: 'This is not a valid id.', type: 'invalid_format' }]]);
  });

  test('a dish that is switched off is gone', async () => {
    const { id, restaurantId } = await api.world.dish('Caesar Salad');
    const travis = await api.as('travis');
    await whileChanged(Menu, id, { isAvailable: false }, async () => {
      expect((await travis.get(`/menus?restaurantId=${restaurantId}`)).body).toHaveLength(4);
    });
  });
});

describe.each(['/restaurants', '/menus'])('the ETag of %s', (path) => {
  test('saves the body while nothing changes: 304 with the same ETag, for bearer and cookie', async () => {
    const marvel = await api.as('captainMarvel');
    const { headers } = await marvel.get(path);
    expect(headers.etag).toMatch(/^"[^"]+"$/);
    expect(headers.vary).toMatch(/Cookie, Authorization/);
    for (const condition of [headers.etag!, `"other", ${headers.etag}`, `W/${headers.etag}`, '*']) {
      const answer = await marvel.get(path, { 'if-none-match': condition });
      expect([condition, answer.status, answer.text, answer.headers.etag]).toEqual([condition, 304, '', headers.etag]);
      expect(answer.headers['cache-control']).toBe('private, no-cache');
    }
    const cookie = `auth_token=${marvel.token}`;
    expect((await api.guest.get(path, { cookie, 'if-none-match': headers.etag })).status).toBe(304);
    expect((await marvel.send({ method: 'HEAD', path, headers: { 'if-none-match': headers.etag } })).status).toBe(304);
  });

  test('changes with a dish and with a restaurant, by whomever', async () => {
    const marvel = await api.as('captainMarvel');
    const { id, restaurantId } = await api.world.dish('Garlic Naan');
    const { etag } = (await marvel.get(path)).headers;
    const [model, row, values] = path === '/menus' ? [Menu, id, { price: '61.00' }] as const : [Restaurant, restaurantId, { description: 'New' }] as const;
    await whileChanged(model, row, values, async () => {
      const answer = await marvel.get(path, { 'if-none-match': etag });
      expect(answer.status).toBe(200);
      expect(answer.headers.etag).not.toBe(etag);
    });
    expect((await marvel.get(path, { 'if-none-match': etag })).status).toBe(304);
  });

  test('is of no use to somebody who sees something else, or is signed out', async () => {
    const { etag } = (await (await api.as('captainMarvel')).get(path)).headers;
    expect((await (await api.as('thor')).get(path, { 'if-none-match': etag })).status).toBe(304);
    expect((await (await api.as('travis')).get(path, { 'if-none-match': etag })).status).toBe(200);
    expect((await api.guest.get(path, { 'if-none-match': etag })).status).toBe(401);
  });
});

/** Follows the links from `path` to the last page. */
async function everyPage(caller: Caller, path: string) {
  const pages: { id: string; name: string }[][] = [];
  for (let link: string | undefined = path; link; ) {
    const answer: Answer = await caller.get(link);
    expect(answer.status).toBe(200);
    pages.push(answer.body);
    link = /^<\/api(\/[^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1];
  }
  return { sizes: pages.map((page) => page.length), rows: pages.flat() };
}

describe.each([
  ['/restaurants', 4, 'api_restaurant'],
  ['/menus', 18, 'api_menu'],
])('the pages of %s', (path, count, table) => {
  test.each([1, 3, 500])('with limit=%d hold everything once, in one order', async (limit) => {
    const marvel = await api.as('captainMarvel');
    const all = (await marvel.get(path)).body;
    const { sizes, rows } = await everyPage(marvel, `${path}?limit=${limit}`);
    expect([rows, sizes.length]).toEqual([all, Math.ceil(count / limit)]);
  });

  test('hold those of one name, too, and names with every kind of letter', async () => {
    const names = ['Twin', 'Twin', 'Twin', 'Ünder 100 % “quoted” \\ & \'so\'', '🍛'.repeat(100), ' blank before'];
    const values = names.map((name) => (table === 'api_menu' ? `((SELECT min(id::text)::uuid FROM api_restaurant WHERE country = 'UK'), $n$${name}$n$, 5)` : `('UK', $n$${name}$n$)`));
    await runSql(api.world.ownerUrl, `INSERT INTO ${table} (${table === 'api_menu' ? 'restaurant_id, name, price' : 'country, name'}) VALUES ${values.join(', ')}`);
    try {
      const fury = await api.as('nickFury');
      const { rows } = await everyPage(fury, `${path}?limit=1`);
      expect(rows).toEqual((await fury.get(path)).body);
      expect(rows.filter(({ name }) => names.includes(name))).toHaveLength(names.length);
    } finally {
      await runSql(api.world.ownerUrl, `DELETE FROM ${table} WHERE name IN (${names.map((name) => `$n$${name}$n$`).join(', ')})`);
    }
  });

  test('keep their filter in the link, and show nobody more than they may see', async () => {
    const fury = await api.as('nickFury');
    const filter = path === '/menus' ? `restaurantId=${(await api.world.restaurant('New York Pizza')).id}` : 'country=USA';
    const { headers } = await fury.get(`${path}?${filter}&limit=1`);
    expect(headers.link).toContain(filter);
    const link = /<\/api([^>]+)>/.exec(String(headers.link))![1]!;
    const seen = (await (await api.as('captainMarvel')).get(link)).body.map(({ id }: { id: string }) => id);
    const own = (await (await api.as('captainMarvel')).get(path)).body.map(({ id }: { id: string }) => id);
    expect(seen.filter((id: string) => !own.includes(id))).toEqual([]);
  });

  test.each([
    ['limit=0', 'limit'], ['limit=501', 'limit'], ['limit=x', 'limit'], ['cursor=x', 'cursor'], [`cursor=${'A'.repeat(601)}`, 'cursor'],
    [`cursor=${Buffer.from('7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09 a\0b').toString('base64url')}`, 'cursor'],
    [`cursor=${Buffer.from("x'); DROP TABLE api_menu; -- a").toString('base64url')}`, 'cursor'],
  ])('%s is 422 at its name', async (query, name) => {
    const { status, body } = await (await api.as('nickFury')).get(`${path}?${query}`);
    expect([status, body.detail[0].loc]).toEqual([422, ['query', name]]);
  });

  test('have 500 at most, unless fewer are asked for', async () => {
    const insert = table === 'api_menu'
      ? `INSERT INTO api_menu (restaurant_id, name, price) SELECT min(id::text)::uuid, 'Crowd ' || n, 5 FROM api_restaurant, generate_series(1, 600) n WHERE country = 'USA' GROUP BY n`
      : `INSERT INTO api_restaurant (country, name) SELECT 'USA', 'Crowd ' || n FROM generate_series(1, 600) n`;
    await runSql(api.world.ownerUrl, insert);
    try {
      const { sizes } = await everyPage(await api.as('captainAmerica'), path);
      expect([sizes[0], sizes.length]).toEqual([500, 2]);
    } finally {
      await runSql(api.world.ownerUrl, `DELETE FROM ${table} WHERE name LIKE 'Crowd %'`);
    }
  });
});
