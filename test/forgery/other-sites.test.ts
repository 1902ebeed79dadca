import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../http';
import { type RunningServer, startServer } from '../running-server';
import { type Address, addressesOf, furnish, wholeDatabase } from './addresses';

/* Cases 37 to 46, 48 and 52: every address that writes, in the name of an admin whose browser another site's page uses. */
let server: RunningServer;
let writes: Address[];
let cookie: string;
beforeAll(async () => {
  server = await startServer({ env: { API_REQUESTS_PER_MINUTE: '1000000', API_GUEST_REQUESTS_PER_MINUTE: '1000000' } });
  await furnish(server.ownerUrl);
  const fury = new Browser(server.origin);
  await fury.signIn('nickfury@admin.com', 'admin123');
  cookie = `auth_token=${fury.cookies.get('auth_token')}`;
  writes = (await addressesOf(server.ownerUrl)).filter(({ method }) => method !== 'GET');
});
afterAll(() => server.stop());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const send = (method: string, path: string, headers: Record<string, string>, body = 'intent=end-all') =>
  fetch(server.origin + path, { method, headers: { cookie, ...FORM, ...headers }, body, redirect: 'manual' });

const otherPort = 'http://localhost:1';
const HOSTILE: [string, (origin: string) => Record<string, string>][] = [
  ['case 37: a page of another site', () => ({ 'sec-fetch-site': 'cross-site' })],
  ['case 37: another site that claims our origin', (origin) => ({ 'sec-fetch-site': 'cross-site', origin })],
  ['case 38: a page of a sister site', () => ({ 'sec-fetch-site': 'same-site' })],
  ['case 38: a word no browser sends', () => ({ 'sec-fetch-site': 'Same-Origin' })],
  ['case 39: an older browser on another site', () => ({ origin: 'https://evil.example' })],
  ['case 40: a sandboxed or redirected page', () => ({ origin: 'null' })],
  ['case 41: a name that begins like ours', (origin) => ({ origin: origin.replace('localhost', 'localhost.evil.example') })],
  ['case 41: a name that ends like ours', (origin) => ({ origin: origin.replace('localhost', 'evil-localhost') })],
  ['case 41: another port', () => ({ origin: otherPort })],
  ['case 41: https for http', (origin) => ({ origin: origin.replace('http:', 'https:') })],
  ['case 42: a forged host beside the forged origin', () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' })],
];

test.each(HOSTILE)('%s writes nowhere, and with no method', async (_name, headersFor) => {
  expect(writes.length).toBeGreaterThan(300);
  const before = await wholeDatabase(server.ownerUrl);
  const headers = headersFor(server.origin);
  for (const { method, path } of writes) {
    const answer = await send(method, path, headers);
    await answer.arrayBuffer();
    expect([answer.status, answer.headers.getSetCookie()], `${method} ${path}`).toEqual([403, []]);
  }
  expect(await wholeDatabase(server.ownerUrl)).toBe(before);
});

test('case 43: without either header only the API takes a write, and only as JSON', async () => {
  const before = await wholeDatabase(server.ownerUrl);
  for (const { method, path } of writes.filter((write) => !write.path.startsWith('/api/'))) {
    expect((await send(method, path, {})).status, `${method} ${path}`).toBe(403);
  }
  expect(await wholeDatabase(server.ownerUrl)).toBe(before);
  const json = await send('POST', '/api/cart/clear', { 'content-type': 'application/json' }, '{}');
  expect(json.status).toBe(200);
  expect(await wholeDatabase(server.ownerUrl)).not.toBe(before);
});

test('case 44: nobody is signed in, or out, by another site', async () => {
  for (const [path, body] of [['/login', 'email=thor@member.com&password=member123'], ['/logout', 'intent=sign-out'], ['/api/auth/login', '{"email":"thor@member.com","password":"member123"}'], ['/api/auth/logout', '{}']] as const) {
    const answer = await send('POST', path, { 'sec-fetch-site': 'cross-site', 'content-type': path.startsWith('/api') ? 'application/json' : FORM['content-type'] }, body);
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  }
  expect((await fetch(`${server.origin}/api/cart`, { headers: { cookie } })).status).toBe(200);
});

describe('what a form or a script without permission can send', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/json-patch', ''])(
    'case 45: a body of type %j is 415 at every endpoint with a body',
    async (type) => {
      const before = await wholeDatabase(server.ownerUrl);
      for (const path of ['/api/auth/login', '/api/cart', '/api/orders', '/api/payment-methods']) {
        expect((await send('POST', path, { 'content-type': type, 'sec-fetch-site': 'none' }, '{}')).status, path).toBe(415);
      }
      expect(await wholeDatabase(server.ownerUrl)).toBe(before);
    },
  );

  test.each(['application/json; charset=utf-8', 'Application/JSON'])('case 46: %j is JSON', async (type) => {
    const login = await send('POST', '/api/auth/login', { 'content-type': type, cookie: '' }, '{"email":"thor@member.com","password":"member123"}');
    expect(login.status).toBe(200);
  });

  test('case 48: no answer opens a door to scripts of other sites', async () => {
    for (const path of ['/login', '/api/cart', '/api/auth/login', '/admin', '/admin/api/resources/api_user/actions/list', '/docs/', '/api/openapi.json', '/health', '/pictures/pizza.svg', '/nowhere']) {
      for (const method of ['GET', 'OPTIONS', 'POST']) {
        const answer = await fetch(server.origin + path, { method, headers: { cookie, origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }, redirect: 'manual' });
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control')), `${method} ${path}`).toEqual([]);
      }
    }
  });
});
