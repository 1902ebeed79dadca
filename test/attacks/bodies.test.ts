import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser } from '../http';
import { askSql } from '../postgres';
import { type RunningServer, startServer } from '../running-server';

let server: RunningServer;
let fury: Browser;
beforeAll(async () => {
  server = await startServer();
  fury = new Browser(server.origin);
  await fury.signIn('nickfury@admin.com', 'admin123');
});
afterAll(() => server.stop());

const PAGES = ['/login', '/logout', '/theme', '/cart', '/account', '/payment-methods', '/checkout/9f0c7a52-6f5e-4f0e-8f55-3c1d2b7e6a90', '/nowhere'];
const URLENCODED = 'application/x-www-form-urlencoded';

// Who is signed in already is only sent on by the sign-in page.
const cookieFor = (path: string) => (path === '/login' ? '' : [...fury.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
const post = (path: string, body: BodyInit, type: string) => {
  const cookie = cookieFor(path);
  return fetch(server.origin + path, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': type, 'sec-fetch-site': 'same-origin', accept: 'text/html', cookie } });
};
const rows = () =>
  askSql(server.ownerUrl, `SELECT (SELECT count(*) FROM api_paymentmethod) AS cards, (SELECT count(*) FROM api_cartitem) AS lines, (SELECT count(*) FROM api_menu) AS dishes,
    (SELECT string_agg(u::text, ' ') FROM api_user u) AS people, (SELECT count(*) FROM api_session) AS sessions`);

test('case 106: a form of the site is at most 16 kB, at every page and of unknown length at none', async () => {
  const before = await rows();
  for (const path of PAGES) {
    expect((await post(path, `intent=x&a=${'a'.repeat(16_384)}`, URLENCODED)).status, path).toBe(413);
    const endless = new ReadableStream({ start: (stream) => { stream.enqueue(Buffer.from('a=b')); stream.close(); } });
    const cookie = cookieFor(path);
    const chunked = await fetch(server.origin + path, { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': URLENCODED, 'sec-fetch-site': 'same-origin', cookie } } as RequestInit);
    expect(chunked.status, path).toBe(411);
  }
  expect((await post('/login', `email=${'a'.repeat(16_000)}&password=x`, URLENCODED)).status).toBe(422);
  expect(await rows()).toEqual(before);
});

test('case 106: ten megabytes at once from fifty guests cost no memory', async () => {
  const before = highWater();
  const body = Buffer.alloc(10_000_000, 'a');
  await Promise.allSettled(Array.from({ length: 50 }, (_, n) => post(n % 2 ? '/login' : '/admin/api/resources/api_menu/actions/new', body, n % 2 ? URLENCODED : 'multipart/form-data; boundary=x')));
  expect((await fetch(`${server.origin}/health`)).status).toBe(200);
  expect(highWater() - before).toBeLessThan(120_000_000);
});

test.each([
  ['JSON', '{"email":"a@b.cd"}', 'application/json'],
  ['a text', 'email=a', 'text/plain'],
  ['no type', 'email=a', ''],
  ['a broken multipart form', 'no form at all', 'multipart/form-data; boundary=x'],
  ['a form without boundary', 'email=a', 'multipart/form-data'],
  ['half a multipart form', '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na', 'multipart/form-data; boundary=x'],
  ['XML', '<x/>', 'application/xml'],
  ['an empty form', '', URLENCODED],
  ['bytes of all kinds', '\0\xff%00%ff%zz&&&===', URLENCODED],
  ['names of prototypes', '__proto__=1&__proto__[x]=1&constructor=1&constructor.prototype.x=1&toString=1', URLENCODED],
  ['an intent of a prototype', 'intent=__proto__', URLENCODED],
  ['two intents', 'intent=constructor&intent=x', URLENCODED],
  ['one name four thousand times', `${'a=1&'.repeat(4_000)}a`, URLENCODED],
  ['two thousand names', Array.from({ length: 2_000 }, (_, n) => `k${n}`).join('&'), URLENCODED],
])('case 102: %s as a form is refused by every page of the site, changes nothing and logs no error', async (_what, body, type) => {
  const [before, logged] = [await rows(), server.output().length];
  for (const path of PAGES.filter((page) => page !== '/logout')) {
    const { status } = await post(path, body, type);
    expect(status, path).toBeGreaterThanOrEqual(path === '/theme' ? 300 : 400);
    expect(status, path).toBeLessThan(500);
  }
  expect(await rows()).toEqual(before);
  expect(server.output().slice(logged)).not.toMatch(/"level":50|\n\s+at /);
});

test('case 112: prototype names as fields, filters and queries of the back office are refused or ignored, and taint no later request', async () => {
  const [before, logged] = [await rows(), server.output().length];
  const names = ['__proto__', '__proto__.isSuperuser', 'constructor.prototype.isSuperuser', '__proto__[isSuperuser]', 'name.__proto__.x', 'prototype'];
  for (const table of ['menu', 'restaurant', 'user', 'country']) {
    for (const name of names) {
      const form = new FormData();
      form.append(name, 'true');
      const headers = { 'sec-fetch-site': 'same-origin', cookie: cookieFor('/admin') };
      const made = await fetch(`${server.origin}/admin/api/resources/api_${table}/actions/new`, { method: 'POST', body: form, headers });
      expect([403, 422], `${table} ${name}`).toContain(made.status);
      const listed = await fetch(`${server.origin}/admin/api/resources/api_${table}/actions/list?filters.${encodeURIComponent(name)}=1&${encodeURIComponent(name)}=1`, { headers });
      expect(listed.status, `${table} ${name}`).toBeLessThan(500);
    }
  }
  expect((await (await fetch(`${server.origin}/login`)).text())).not.toContain('isSuperuser');
  expect((await fetch(`${server.origin}/admin/`, { redirect: 'manual' })).status).toBe(302);
  expect(await rows()).toEqual(before);
  expect(server.output().slice(logged)).not.toContain('"level":50');
});

/** The most memory the server ever had, in bytes; zero where the system does not tell. */
function highWater(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) * 1_024;
  } catch {
    return 0;
  }
}
