import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../http';
import { type RunningServer, startServer } from '../running-server';

const PUBLIC = 'https://lunch.example.com';
let plain: RunningServer;
let secure: RunningServer;
beforeAll(async () => {
  [plain, secure] = await Promise.all([startServer(), startServer({ env: { PUBLIC_ORIGIN: PUBLIC, API_GUEST_REQUESTS_PER_MINUTE: '5' } })]);
});
afterAll(() => Promise.all([plain.stop(), secure.stop()]));

const ask = (server: RunningServer, method: string, path: string, init: RequestInit = {}) => fetch(server.origin + path, { method, redirect: 'manual', ...init });

/** One answer of each status there is a way to. */
const ANSWERS: [status: number, method: string, path: string, init?: RequestInit][] = [
  [200, 'GET', '/login'],
  [302, 'GET', '/dashboard'],
  [302, 'GET', '/admin'],
  [401, 'GET', '/api/cart'],
  [403, 'POST', '/login', { headers: { origin: 'https://evil.example' } }],
  [404, 'GET', '/nowhere'],
  [404, 'GET', '/api/nowhere'],
  [404, 'GET', '/assets/none.js'],
  [405, 'GET', '/logout'],
  [405, 'DELETE', '/api/auth/login'],
  [413, 'POST', '/api/auth/login', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'x'.repeat(20_000) }) }],
  [415, 'POST', '/api/auth/login', { headers: { 'content-type': 'text/plain' }, body: 'x' }],
  [422, 'POST', '/api/auth/login', { headers: { 'content-type': 'application/json' }, body: '{}' }],
];

describe('every answer, whatever its status', () => {
  test.each(ANSWERS)('cases 152, 157, 160: %i for %s %s carries a policy and the headers of safety, and names no product', async (status, method, path, init) => {
    const answer = await ask(plain, method, path, init);
    expect(answer.status).toBe(status);
    const policy = answer.headers.get('content-security-policy')!;
    const isData = path.startsWith('/api/');
    const ofData = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'none'"];
    const ofPages = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"];
    for (const part of isData ? ofData : ofPages) expect(policy).toContain(part);
    if (!isData) expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/);
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false);
    const expected = {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    };
    expect(Object.fromEntries(answer.headers)).toMatchObject(expected);
    for (const name of ['x-powered-by', 'server']) expect(answer.headers.get(name)).toBeNull();
    expect(await answer.text()).not.toMatch(/node_modules|sequelize|SELECT |\bat \/|express/i);
  });

  test('case 158: the back office and the reference have policies of their own, without loosening the site’s', async () => {
    const fury = new Browser(plain.origin);
    await fury.signIn('nickfury@admin.com', 'admin123');
    const office = await fury.get('/admin');
    const policy = office.headers.get('content-security-policy')!;
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+';/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/);
    expect(await office.text()).not.toContain('fonts.googleapis.com');
    expect((await ask(plain, 'GET', '/docs/')).headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect((await fury.get('/dashboard')).headers.get('content-security-policy')).toMatch(/style-src 'self' 'nonce-/);
  });

  test('case 157: of a thousand answers no two share a nonce', async () => {
    const nonces = new Set<string>();
    for (let round = 0; round < 50; round++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask(plain, 'GET', '/health')));
      for (const answer of answers) nonces.add(/'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy')!)![1]!);
    }
    expect(nonces.size).toBe(1_000);
  });
});

describe('https', () => {
  test('case 159: HSTS stands on every answer when the public origin is https, for a year and subdomains, and else on none', async () => {
    for (const path of ['/login', '/nowhere', '/health', '/ready', '/docs/', '/pictures/pizza.svg', '/admin']) {
      expect((await ask(secure, 'GET', path)).headers.get('strict-transport-security'), path).toBe('max-age=31536000; includeSubDomains');
      expect((await ask(plain, 'GET', path)).headers.get('strict-transport-security'), path).toBeNull();
    }
  });

  test('case 30: the cookies are Secure then, when they are given and when they are taken', async () => {
    const body = new URLSearchParams({ email: 'thor@member.com', password: 'member123' });
    const given = (await ask(secure, 'POST', '/login', { headers: { origin: PUBLIC }, body })).headers.getSetCookie();
    expect(given).toEqual([expect.stringMatching(/^auth_token=[\w-]{43}; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/)]);
    const cookie = given[0]!.split(';')[0]!;
    const form = { headers: { origin: PUBLIC, cookie }, body: new URLSearchParams({ intent: 'choose', theme: 'dark' }) };
    for (const line of (await ask(secure, 'POST', '/theme', form)).headers.getSetCookie()) expect(line).toMatch(/Secure; SameSite=Lax/);
    const taken = await ask(secure, 'POST', '/logout', { headers: { origin: PUBLIC, cookie }, body: new URLSearchParams({ intent: 'sign-out' }) });
    expect(taken.headers.getSetCookie().find((line) => line.startsWith('auth_token'))).toMatch(/^auth_token=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(taken.headers.get('clear-site-data')).toBe('"cache"');
  });

  test('case 162: who is no trusted proxy forwards nothing: neither a protocol nor an address nor a host', async () => {
    const forged = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '203.0.113.1', forwarded: 'for=203.0.113.1;proto=https;host=evil.example' };
    const login = await ask(plain, 'POST', '/login', { headers: { ...forged, origin: plain.origin }, body: new URLSearchParams({ email: 'thor@member.com', password: 'member123' }) });
    expect([login.status, login.headers.getSetCookie().join()]).toEqual([302, expect.not.stringContaining('Secure')]);
    expect([...login.headers.values()].join()).not.toContain('evil.example');
    expect(plain.output()).not.toContain('203.0.113.1');
  });
});

describe('what is personal', () => {
  test('case 155: is stored by nobody: pages, their data, the API, the back office and refusals', async () => {
    const fury = new Browser(plain.origin);
    await fury.signIn('nickfury@admin.com', 'admin123');
    for (const path of ['/dashboard', '/dashboard.data', '/account', '/cart', '/orders', '/payment-methods', '/nowhere', '/api/cart', '/api/orders', '/api/payment-methods', '/admin', '/admin/resources/api_user']) {
      expect((await fury.get(path)).headers.get('cache-control'), path).toBe('no-store');
    }
    const office = await fury.get('/admin/api/resources/api_user/actions/list', { 'sec-fetch-site': 'same-origin' });
    expect([office.status, office.headers.get('cache-control')]).toEqual([200, 'no-store']);
    // The catalog is the same for a country; a browser may keep it, but asks whether it still holds, and nobody between.
    expect((await fury.get('/api/restaurants')).headers.get('cache-control')).toBe('private, no-cache');
  });

  test('case 151: the API is JSON in UTF-8, refusals included', async () => {
    for (const path of ['/api/cart', '/api/nowhere', '/api/openapi.json']) expect((await ask(plain, 'GET', path)).headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('case 163: built files with a hash are kept for ever, pages are not', async () => {
    const page = await ask(plain, 'GET', '/login');
    const [asset] = /\/assets\/[^"]+\.js/.exec(await page.text())!;
    expect((await ask(plain, 'GET', asset)).headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test('case 164: the health check tells two words and nothing else', async () => {
    expect(await (await ask(plain, 'GET', '/health')).json()).toEqual({ status: 'ok', database: 'ok' });
  });

  test('case 175: a guest’s sixth request where five are allowed is 429, with all headers, and health still answers', async () => {
    const answers = [];
    for (let time = 0; time < 6; time++) answers.push(await ask(secure, 'GET', '/api/cart'));
    expect(answers.map(({ status }) => status).at(-1)).toBe(429);
    expect(answers.at(-1)!.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await ask(secure, 'GET', '/health')).status).toBe(200);
  });
});
