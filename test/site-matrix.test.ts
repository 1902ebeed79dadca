import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from './http';
import { type RunningServer, startServer } from './running-server';

/*
 * The access matrix of the pages, written out by hand: the status each person gets from the running site.
 * For forms: y it worked (303 or 302 to the next page) · n refused, and nothing changed.
 */
const PEOPLE = {
  guest: null,
  'Nick Fury': ['nickfury@admin.com', 'admin123'],
  'Captain Marvel': ['captainmarvel@manager.com', 'manager123'],
  'Captain America': ['captainamerica@manager.com', 'manager123'],
  Thor: ['thor@member.com', 'member123'],
  Travis: ['travis@member.com', 'member123'],
} as const;
type Person = keyof typeof PEOPLE;

// prettier-ignore
const PAGES: [path: string, guest: number, fury: number, marvel: number, america: number, thor: number, travis: number][] = [
  //                                 guest  Fury   Marvel America Thor   Travis
  //                                        admin  India  USA     India  USA
  ['/login',                         200,   302,   302,   302,    302,   302],
  ['/',                              302,   302,   302,   302,    302,   302],
  ['/dashboard',                     302,   200,   200,   200,    200,   200],
  ['/restaurants',                   302,   200,   200,   200,    200,   200],
  ['/restaurants?country=UK',        302,   200,   200,   200,    200,   200],
  ['/restaurants/{Mumbai Masala}',   302,   200,   200,   404,    200,   404],
  ['/restaurants/{New York Pizza}',  302,   200,   404,   200,    404,   200],
  ['/restaurants/{Edinburgh Pub}',   302,   200,   404,   404,    404,   404],
  ['/restaurants/{nothing}',         302,   404,   404,   404,    404,   404],
  ['/restaurants/not-an-id',         302,   404,   404,   404,    404,   404],
  ['/cart',                          302,   200,   200,   200,    200,   200],
  ['/checkout/{Mumbai Masala}',      302,   404,   404,   404,    403,   403],
  ['/orders',                        302,   200,   200,   200,    403,   403],
  ['/orders?status=nonsense',        302,   200,   200,   200,    403,   403],
  ['/orders/{Indian order}',         302,   200,   200,   404,    403,   403],
  ['/orders/{American order}',       302,   200,   404,   200,    403,   403],
  ['/orders/{nothing}',              302,   404,   404,   404,    403,   403],
  ['/payment-methods',               302,   200,   200,   200,    200,   200],
  ['/account',                       302,   200,   200,   200,    200,   200],
  ['/admin',                         302,   200,   403,   403,    403,   403],
  ['/admin/resources/api_user',      302,   200,   403,   403,    403,   403],
  ['/logout',                        405,   405,   405,   405,    405,   405],
  ['/nowhere',                       404,   404,   404,   404,    404,   404],
];

// prettier-ignore
const FORMS: [deed: string, path: string, form: Record<string, string>, ...expected: ('y' | 'n')[]][] = [
  //                                                                                              guest Fury Marvel America Thor Travis
  ['adds an Indian dish',    '/cart', { intent: 'add', menuId: '{Garlic Naan}', restaurantId: '{Mumbai Masala}', quantity: '1' },   'n', 'y', 'y', 'n', 'y', 'n'],
  ['adds an American dish',  '/cart', { intent: 'add', menuId: '{Caesar Salad}', restaurantId: '{New York Pizza}', quantity: '1' }, 'n', 'y', 'n', 'y', 'n', 'y'],
  ['adds a British dish',    '/cart', { intent: 'add', menuId: '{Scotch Eggs}', restaurantId: '{Edinburgh Pub}', quantity: '1' },   'n', 'y', 'n', 'n', 'n', 'n'],
  ['adds none of a dish',    '/cart', { intent: 'add', menuId: '{Garlic Naan}', restaurantId: '{Mumbai Masala}', quantity: '0' },   'n', 'n', 'n', 'n', 'n', 'n'],
  ['slips in a price',       '/cart', { intent: 'add', menuId: '{Garlic Naan}', restaurantId: '{Mumbai Masala}', quantity: '1', price: '0.01' }, 'n', 'n', 'n', 'n', 'n', 'n'],
  ['cancels an American order', '/orders/{American order}', { intent: 'cancel' },                                                   'n', 'y', 'n', 'y', 'n', 'n'],
  ['gives Thor a card',      '/payment-methods', { intent: 'add', userId: '{Thor}', cardLast4: '0001', type: 'debit' },             'n', 'y', 'n', 'n', 'n', 'n'],
  ['means nothing',          '/cart', { intent: 'constructor' },                                                                    'n', 'n', 'n', 'n', 'n', 'n'],
];

let server: RunningServer;
let database: pg.Client;
const browsers = new Map<Person, Browser>();
const ids: Record<string, string> = { nothing: '00000000-0000-4000-8000-000000000000' };

beforeAll(async () => {
  server = await startServer();
  database = new pg.Client({ connectionString: server.ownerUrl });
  await database.connect();
  for (const table of ['user', 'restaurant', 'menu']) {
    const { rows } = await database.query<{ id: string; name: string }>(`SELECT id, name FROM api_${table}`);
    for (const { id, name } of rows) ids[name] = id;
  }
  for (const [person, credentials] of Object.entries(PEOPLE) as [Person, readonly [string, string] | null][]) {
    const browser = new Browser(server.origin);
    if (credentials) await browser.signIn(...credentials);
    browsers.set(person, browser);
  }
});

afterAll(async () => {
  await database.end();
  await server.stop();
});

const fill = (text: string) => text.replace(/\{([^}]+)\}/g, (_, name: string) => ids[name] ?? `missing ${name}`);

async function placeOrder(name: string, orderedBy: string, restaurant: string): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
     SELECT u.id, r.id, r.country, c.currency, p.id, 10, 'confirmed'
     FROM api_user u JOIN api_paymentmethod p ON p.user_id = u.id, api_restaurant r JOIN api_country c ON c.name = r.country
     WHERE u.name = $1 AND r.name = $2 RETURNING id`,
    [orderedBy, restaurant],
  );
  ids[name] = rows[0]!.id;
}

async function fingerprint(): Promise<string> {
  const tables = ['user', 'restaurant', 'menu', 'cartitem', 'order', 'orderitem', 'paymentmethod'];
  const parts = tables.map((table) => `(SELECT string_agg(t::text, ',' ORDER BY t::text) FROM api_${table} t)`);
  const { rows } = await database.query<{ print: string }>(`SELECT md5(concat_ws('|', ${parts.join(', ')})) AS print`);
  return rows[0]!.print;
}

describe('pages', () => {
  beforeAll(async () => {
    await placeOrder('Indian order', 'Captain Marvel', 'Mumbai Masala');
    await placeOrder('American order', 'Captain America', 'New York Pizza');
  });

  test.each(PAGES)('%s', async (path, ...expected) => {
    const seen = [];
    for (const browser of browsers.values()) seen.push((await browser.get(fill(path))).status);
    expect(seen).toEqual(expected);
  });

  test('a page of another country and one that does not exist are told apart by nothing', async () => {
    const thor = browsers.get('Thor')!;
    const page = async (path: string) => (await (await thor.get(fill(path))).text()).replace(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"/g, '');
    expect(await page('/restaurants/{New York Pizza}')).toBe(await page('/restaurants/{nothing}'));
  });

  test('what a script would ask for is refused just like the page', async () => {
    const status = async (person: Person, path: string) => (await browsers.get(person)!.get(fill(path), { accept: '*/*' })).status;
    expect(await status('Thor', '/orders.data')).toBe(403);
    expect(await status('Captain Marvel', '/orders/{American order}.data')).toBe(404);
    const guest = await browsers.get('guest')!.get('/orders.data', { accept: '*/*' });
    expect(await guest.text()).not.toContain('restaurant');
  });
});

describe('forms', () => {
  for (const [deed, path, form, ...expected] of FORMS) {
    test.each(Object.keys(PEOPLE).map((person, column) => [person as Person, deed, expected[column]!] as const))('%s %s: %s', async (person, _, worked) => {
      await database.query('TRUNCATE api_cartitem');
      await placeOrder('American order', 'Captain America', 'New York Pizza');
      const before = await fingerprint();
      const filled = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, fill(value)]));
      const { status, headers } = await browsers.get(person)!.post(fill(path), filled);
      if (worked === 'y') {
        expect(status).toBe(302);
        return;
      }
      const isSentToLogin = status === 302 && headers.get('location')!.startsWith('/login');
      expect(isSentToLogin ? person : Math.floor(status / 100)).toBe(isSentToLogin ? 'guest' : 4);
      expect(await fingerprint()).toBe(before);
    });
  }
});
