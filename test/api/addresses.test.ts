import { describe, expect, test } from 'vitest';
import { DOCUMENT } from './document-check';
import { useApi } from './running-api';

const api = useApi();
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Which methods each address has, by hand; anything else is 405. */
const ADDRESSES: [path: string, allow: string][] = [
  ['/auth/login', 'POST, OPTIONS'],
  ['/auth/logout', 'POST, OPTIONS'],
  ['/restaurants', 'GET, HEAD, OPTIONS'],
  ['/menus', 'GET, HEAD, OPTIONS'],
  ['/cart', 'GET, POST, DELETE, HEAD, OPTIONS'],
  ['/cart/clear', 'POST, OPTIONS'],
  ['/orders', 'GET, POST, HEAD, OPTIONS'],
  ['/orders/7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09/cancel', 'POST, OPTIONS'],
  ['/payment-methods', 'GET, POST, HEAD, OPTIONS'],
];

test('the document tells of the thirteen endpoints and no other', () => {
  const told = Object.entries(DOCUMENT.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`));
  expect(told.toSorted()).toEqual([
    'DELETE /cart', 'GET /cart', 'GET /menus', 'GET /orders', 'GET /payment-methods', 'GET /restaurants', 'POST /auth/login',
    'POST /auth/logout', 'POST /cart', 'POST /cart/clear', 'POST /orders', 'POST /orders/{orderId}/cancel', 'POST /payment-methods',
  ]);
});

describe.each(ADDRESSES)('%s', (path, allow) => {
  test(`answers to ${allow} and is 405 for the rest, even to a guest`, async () => {
    for (const method of METHODS.filter((name) => !allow.split(', ').includes(name))) {
      const answer = await api.guest.send({ method, path });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, allow]);
      if (method === 'HEAD') continue;
      expect(answer.body).toMatchObject({ code: 'method_not_allowed', detail: `This address answers only to ${allow}.` });
    }
  });

  test('OPTIONS tells the methods and opens nothing to other sites', async () => {
    const answer = await api.guest.send({ method: 'OPTIONS', path, headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } });
    expect([answer.status, answer.headers.allow, answer.text]).toEqual([204, allow, '']);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test.each(['/restaurants', '/menus', '/cart', '/orders', '/payment-methods'])('HEAD %s is GET without the body', async (path) => {
  const fury = await api.as('nickFury');
  const [get, head] = [await fury.get(path), await fury.send({ method: 'HEAD', path })];
  expect([head.status, head.text]).toEqual([200, '']);
  expect(head.headers['content-type']).toBe(get.headers['content-type']);
  expect(head.headers.etag).toBe(get.headers.etag);
  expect((await api.guest.send({ method: 'HEAD', path })).status).toBe(401);
});

describe('an address that does not exist', () => {
  test.each(['/', '/nope', '/restaurants/', '/Restaurants', '/cart/clear/', '/orders/x', '/orders//cancel', '/cart;x', '/%72estaurants%2f', '/orders/%ff/cancel', '/orders/%00/cancel/x', '/__proto__', '/constructor', '/..%2fadmin'])(
    '%j is a 404 in JSON to guests and people alike',
    async (path) => {
      const marvel = await api.as('captainMarvel');
      for (const caller of [api.guest, marvel]) {
        for (const method of ['GET', 'POST', 'DELETE']) {
          const answer = await caller.send({ method, path, headers: { accept: 'text/html' } });
          expect([method, answer.status]).toEqual([method, 404]);
          expect(answer.body).toEqual({ detail: 'There is no such address in this API.', code: 'not_found', requestId: expect.any(String) });
        }
      }
    },
  );

  test('elsewhere on the host is no way around', async () => {
    const thor = await api.as('thor');
    for (const path of ['/API/orders', '//api/orders', '/api//orders', '/api/./orders', '/api/../api/orders', '/%61pi/orders']) {
      const answer = await fetch(api.origin + path, { headers: { authorization: `Bearer ${thor.token}` } });
      expect([404, 403], path).toContain(answer.status);
    }
  });
});

describe('a guest', () => {
  test.each(ADDRESSES.filter(([path]) => !path.startsWith('/auth')))('learns of %s nothing but 401, whatever is sent', async (path, allow) => {
    for (const method of allow.split(', ').filter((name) => !['HEAD', 'OPTIONS'].includes(name))) {
      for (const sent of [{ body: '{bad' }, { body: 'x'.repeat(20_000) }, { body: 'a=b', headers: { 'content-type': 'text/plain' } }, {}]) {
        if (method === 'GET' && 'body' in sent) continue;
        const answer = await api.guest.send({ method, path, ...sent });
        expect([answer.status, answer.body.detail, answer.body.code]).toEqual([401, 'Please sign in first.', 'unauthenticated']);
        expect(answer.headers['www-authenticate']).toBe('Bearer');
      }
    }
  });
});

describe('a write from another site’s page', () => {
  test.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }])('with %j is 403 at every address', async (headers) => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    for (const [path, allow] of ADDRESSES) {
      for (const method of allow.split(', ').filter((name) => ['POST', 'DELETE'].includes(name))) {
        const answer = await marvel.send({ method, path, headers, body: {} });
        expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'cross_site']);
      }
    }
    expect(await api.fingerprint()).toBe(before);
    expect((await marvel.get('/cart')).status).toBe(200);
  });

  test('while reading is not, but no site is let in by CORS', async () => {
    const marvel = await api.as('captainMarvel');
    const answer = await marvel.get('/restaurants', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test('no answer may be stored but the catalog, and each carries the headers of safety', async () => {
  const fury = await api.as('nickFury');
  for (const path of ['/cart', '/orders', '/payment-methods', '/restaurants', '/menus', '/nope']) {
    const { headers } = await fury.get(path);
    expect(headers['cache-control'], path).toBe(path === '/restaurants' || path === '/menus' ? 'private, no-cache' : 'no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  }
});

test('the document is open to everybody and tells nothing of this machine', async () => {
  const answer = await api.guest.get('/openapi.json');
  expect([answer.status, answer.body.openapi]).toEqual([200, '3.1.0']);
  expect(answer.text).not.toMatch(/127\.0\.0\.1|localhost/);
  expect((await api.guest.get('/openapi.json', { 'if-none-match': answer.headers.etag })).status).toBe(304);
});
