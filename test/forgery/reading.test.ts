import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../http';
import { type RunningServer, startServer } from '../running-server';
import { type Address, addressesOf, furnish, wholeDatabase } from './addresses';

/* Cases 47, 49 and 50: whoever asks, with GET or HEAD, at any address of any door: the database stays as it was. */
let server: RunningServer;
let addresses: Address[];
beforeAll(async () => {
  server = await startServer({ env: { API_REQUESTS_PER_MINUTE: '1000000', API_GUEST_REQUESTS_PER_MINUTE: '1000000' } });
  await furnish(server.ownerUrl);
  await new Browser(server.origin).signIn('thanos@member.com', 'member123');
  addresses = await addressesOf(server.ownerUrl);
});
afterAll(() => server.stop());

const TEMPTING = 'intent=end-all&_method=DELETE&newPassword=higher-further&reason=none&email=thor@member.com&password=member123&theme=dark';
const PEOPLE = {
  'a guest': null,
  'Nick Fury': ['nickfury@admin.com', 'admin123'],
  'Captain Marvel': ['captainmarvel@manager.com', 'manager123'],
  Thor: ['thor@member.com', 'member123'],
} as const;

async function arrive(person: keyof typeof PEOPLE): Promise<Browser> {
  const browser = new Browser(server.origin);
  const [email, password] = PEOPLE[person] ?? [];
  if (email) expect((await browser.signIn(email, password!)).status).toBe(302);
  return browser;
}

test('the crawl knows every door, and would notice a change', async () => {
  const paths = new Set(addresses.map(({ path }) => path));
  for (const start of ['/cart', '/cart.data', '/logout', '/api/cart/clear', '/admin/api/resources/api_user/records/', '/admin/api/resources/api_menu/bulk/bulkDelete', '/admin/export/api_order.csv']) {
    expect([...paths].some((path) => path.startsWith(start)), start).toBe(true);
  }
  expect(paths.size).toBeGreaterThan(400);
  const fury = await arrive('Nick Fury');
  const before = await wholeDatabase(server.ownerUrl);
  expect((await fury.post('/account', { intent: 'name', name: 'Nicholas Fury' })).status).toBe(302);
  expect(await wholeDatabase(server.ownerUrl)).not.toBe(before);
});

test.each(Object.keys(PEOPLE) as (keyof typeof PEOPLE)[])('cases 47, 49, 50: nothing %s reads changes anything, whatever the query or the headers ask for', async (person) => {
  const browser = await arrive(person);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const before = await wholeDatabase(server.ownerUrl);
  const statuses = new Set<number>();
  for (const path of new Set(addresses.map((address) => address.path))) {
    for (const method of ['GET', 'HEAD']) {
      const tempted = `${path}${path.includes('?') ? '&' : '?'}${TEMPTING}`;
      const headers = { cookie, 'sec-fetch-site': 'same-origin', 'x-http-method-override': 'POST', 'content-type': 'application/json' };
      const answer = await fetch(server.origin + tempted, { method, headers, redirect: 'manual' });
      await answer.arrayBuffer();
      statuses.add(answer.status);
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      expect(answer.headers.getSetCookie().filter((line) => line.startsWith('auth_token=') && person !== 'a guest'), path).toEqual([]);
    }
  }
  expect(statuses.has(200)).toBe(true);
  expect(await wholeDatabase(server.ownerUrl)).toBe(before);
});
