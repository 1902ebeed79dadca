import { connect as openSocket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../test/http';
import { type RunningServer, startServer } from '../test/running-server';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const thor = { email: 'thor@member.com', password: 'member123' };

describe('the host', () => {
  test.each([
    ['/health', { status: 'ok', database: 'ok' }],
    ['/ready', { status: 'ready' }],
  ])('%s says that all is well', async (path, body) => {
    const response = await fetch(server.origin + path);
    expect([response.status, await response.json()]).toEqual([200, body]);
  });

  test('every answer, also a refusal, carries the security headers and a request id', async () => {
    for (const path of ['/login', '/nowhere', '/health', '/ready', '/assets/none.js', '/pictures/pizza.svg', '/admin']) {
      const { headers } = await fetch(server.origin + path, { redirect: 'manual' });
      expect(headers.get('content-security-policy'), path).toMatch(/script-src .*'nonce-[^']+'/);
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by'), path).toBeNull();
    }
  });

  test('no two answers share a nonce, and every script of a page carries its own', async () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 20; time++) {
      const response = await fetch(`${server.origin}/login`);
      const [, nonce] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy')!)!;
      nonces.add(nonce!);
      const html = await response.text();
      const scripts = html.match(/<script[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    }
    expect(nonces.size).toBe(20);
  });

  test('hashed files are cached for ever, pages not at all', async () => {
    const page = await fetch(`${server.origin}/login`);
    const [asset] = /\/assets\/[^"]+\.js/.exec(await page.text())!;
    expect((await fetch(server.origin + asset)).headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['/..%2f..%2fetc/passwd', '/.env', '/.git/config', '/package.json', '/server.ts', '/assets/../../package.json', '/%00', '/pictures/..%2fx.svg'])(
    'no file but the built ones is served: %s',
    async (path) => {
      expect((await fetch(server.origin + path)).status).toBeGreaterThanOrEqual(400);
    },
  );

  test('pictures are served as drawings', async () => {
    const response = await fetch(`${server.origin}/pictures/pizza.svg`);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await response.text()).toMatch(/^<svg /);
  });

  test('a made-up Host header is never repeated', async () => {
    const response = await raw(`GET /dashboard HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`);
    expect(response).toMatch(/^HTTP\/1.1 302/);
    expect(response).not.toContain('evil.example');
  });
});

describe('the origin guard', () => {
  const post = (headers: Record<string, string>) => new Browser(server.origin).post('/login', thor, headers);

  test('a form of our own page passes, by Sec-Fetch-Site or by Origin', async () => {
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(302);
    const older = await fetch(`${server.origin}/login`, {
      method: 'POST',
      body: new URLSearchParams(thor),
      headers: { origin: server.origin },
      redirect: 'manual',
    });
    expect(older.status).toBe(302);
  });

  test.each(['cross-site', 'same-site'])('a form from a %s page is refused, for every path and method', async (site) => {
    for (const path of ['/login', '/logout', '/cart', '/theme', '/admin/api/resources/api_user/actions/new', '/api/orders']) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await fetch(server.origin + path, { method, headers: { 'sec-fetch-site': site }, redirect: 'manual' });
        expect(response.status, `${method} ${path}`).toBe(403);
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    }
  });

  test.each(['https://evil.example', 'null', 'http://localhost:1', 'https://localhost', 'http://localhost.evil.example'])(
    'an older browser that comes from %s is refused, whatever it forwards',
    async (origin) => {
      const response = await fetch(`${server.origin}/login`, {
        method: 'POST',
        body: new URLSearchParams(thor),
        headers: { origin, 'x-forwarded-host': new URL(origin === 'null' ? 'http://x' : origin).host },
        redirect: 'manual',
      });
      expect(response.status).toBe(403);
    },
  );

  test('behind a proxy that names another host, forms still work', async () => {
    const { port } = new URL(server.origin);
    const body = new URLSearchParams(thor).toString();
    const answer = await raw(
      `POST /login HTTP/1.1\r\nHost: app:${port}\r\nX-Forwarded-Host: elsewhere\r\nOrigin: ${server.origin}\r\nConnection: close\r\n` +
        `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 302/);
  });

  test('a program without either header cannot send forms', async () => {
    const response = await fetch(`${server.origin}/login`, { method: 'POST', body: new URLSearchParams(thor), redirect: 'manual' });
    expect(response.status).toBe(403);
  });
});

describe('the session cookie', () => {
  test('is HttpOnly, Lax, for a day and the whole site, and not Secure without https', async () => {
    const response = await new Browser(server.origin).signIn(thor.email, thor.password);
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('auth_token='))!;
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=86400']) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  test.each(['', 'null', '%00', '%E0%A4%A', 'j:{"a":1}', 's:x.y', '__proto__', '"quoted"', 'a'.repeat(10_000)])(
    'a malformed one (%.12s) only means signed out: the login page opens',
    async (value) => {
      const response = await fetch(`${server.origin}/login`, { headers: { cookie: `auth_token=${value}` } });
      expect(response.status).toBe(200);
      const page = await fetch(`${server.origin}/dashboard`, { headers: { cookie: `auth_token=${value}` }, redirect: 'manual' });
      expect(page.headers.get('location')).toBe('/login?redirectTo=%2Fdashboard');
    },
  );

  test('two of them mean that somebody planted one, and neither is believed', async () => {
    const browser = new Browser(server.origin);
    await browser.signIn(thor.email, thor.password);
    const token = browser.cookies.get('auth_token')!;
    const ask = (cookie: string) => fetch(`${server.origin}/restaurants`, { headers: { cookie }, redirect: 'manual' });
    expect((await ask(`auth_token=${token}`)).status).toBe(200);
    expect((await ask(`auth_token=x; auth_token=${token}`)).status).toBe(302);
  });

  test('a planted session is not the one a sign-in gives', async () => {
    const browser = new Browser(server.origin);
    browser.cookies.set('auth_token', 'A'.repeat(43));
    await browser.signIn(thor.email, thor.password);
    expect(browser.cookies.get('auth_token')).not.toBe('A'.repeat(43));
  });
});

test('logs name no password, cookie or token', async () => {
  const browser = new Browser(server.origin);
  await browser.signIn(thor.email, thor.password);
  await browser.get('/dashboard?secret=in-the-query');
  const token = browser.cookies.get('auth_token')!;
  await new Promise((resolve) => setTimeout(resolve, 100));
  const logs = server.output().split('\n').filter((line) => line.startsWith('{')).join('\n');
  expect(logs).toContain('"path":"/dashboard"');
  for (const secret of [token, thor.password, 'in-the-query', 'argon2']) expect(logs).not.toContain(secret);
});

function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.origin);
    const socket = openSocket(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => socket.write(request));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
