import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server';
import { ask } from './wire';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST'];

test.each([
  'http://evil.example/login', 'http://[::/login', 'http://evil.example:99999/login', 'http://@@/admin', 'http:///login', 'http://xn--/login', '*',
  'https://evil.example/api/cart', 'http://evil.example/health', 'x://y',
])('case 109: the whole URL %s as a target is 400 at every door, and says nothing of it', async (target) => {
  for (const method of METHODS) {
    const { statuses, text } = await ask(server.origin, method, target);
    expect([method, statuses]).toEqual([method, [400]]);
    expect(text).not.toContain('evil.example');
  }
});

test('case 109: a made-up Host or forwarded one is in no answer of any door, nor two of them', async () => {
  for (const target of ['/', '/login', '/login?redirectTo=/orders', '/dashboard', '/nowhere', '/assets', '/health', '/docs/', '/api/cart', '/api/openapi.json', '/admin', '/admin/']) {
    const { statuses, text } = await ask(server.origin, 'GET', target, 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https', 'Forwarded: host=evil.example', 'X-Original-URL: /admin', 'X-Rewrite-URL: /admin', 'Host: evil.example');
    expect(statuses[0], target).toBeLessThan(500);
    expect(text, target).not.toContain('evil.example');
  }
});

test.each(['//evil.example/..', '//evil.example/%2e%2e', '/\\evil.example/..', '/%5cevil.example', '//evil.example', '/%2f/evil.example/..', '///evil.example/..;/', '/assets//evil.example/..', '/docs//evil.example/..', '/admin//evil.example/..', '/.//evil.example/..'])(
  'case 113: the path %s never redirects to another site',
  async (target) => {
    for (const method of METHODS) {
      const { statuses, text } = await ask(server.origin, method, target);
      expect(statuses[0], `${method} ${target}`).toBeLessThan(500);
      const [, location = '/'] = /^location: (.*)\r$/im.exec(text) ?? [];
      expect(location, `${method} ${target}`).toMatch(/^\/(?![/\\])/);
    }
  },
);

test.each([
  '/..%2f..%2fetc/passwd', '/%252e%252e/%252e%252e/etc/passwd', '/../../../../etc/passwd', '/assets/..%5c..%5cpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fserver/index.js',
  '/docs/..%2f..%2fpackage.json', '/docs/%2e%2e%2fserver.js', '/admin/frontend/assets/..%2f..%2f..%2fpackage.json', '/pictures/..%2f..%2fpackage.json', '/assets/%00', '/assets/app.css%00.js',
  '/.env', '/.git/config', '/.npmrc', '/server.js', '/server.js.map', '/assets/manifest.js.map', '/package.json', '/server.ts', '/build/server.js', '/node_modules/express/package.json', '/%2e%65nv',
])('case 116: %s gives no file of this machine', async (target) => {
  const { statuses, text } = await ask(server.origin, 'GET', target);
  expect([301, 302, 400, 403, 404]).toContain(statuses[0]);
  expect(text).not.toMatch(/root:|"dependencies"|sourceMappingURL|\[core\]|DATABASE_URL/);
});

test.each(['/%', '/%zz', '/%00', '/login%00', '/%ff', '/orders/%ff', '/restaurants/%00', '/restaurants?search=%ff', '/admin/%ff', '/docs/%ff', '/api/%ff', '/pictures/%ff.svg', '/assets/%ff', '/a%0d%0aSet-Cookie:%20evil=1', '/login?redirectTo=/x%0d%0aSet-Cookie:%20evil=1'])(
  'case 93: the broken path %s is a refusal, never an error of ours, and starts no header',
  async (target) => {
    const { statuses, text } = await ask(server.origin, 'GET', target);
    expect(statuses).toHaveLength(1);
    expect(statuses[0]).toBeLessThan(500);
    expect(text.split('\r\n\r\n')[0]).not.toMatch(/^set-cookie: evil/im);
  },
);

test('case 176: the older way of asking Remix for data is 404 and writes no warning', async () => {
  const before = server.output().length;
  const many = '&a'.repeat(1_200);
  for (const query of ['_data=root', '_data=routes/login', '_data=__proto__', '_data', '%5fdata=x', `${many}&_data=root`]) {
    expect((await ask(server.origin, 'GET', `/login?${query}`)).statuses, query).toEqual([404]);
  }
  expect(server.output().slice(before)).not.toMatch(/Warning|stack|\n\s+at /);
});
