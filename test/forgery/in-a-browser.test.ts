import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser as Chromium, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';
import { type RunningServer, startServer } from '../running-server';
import { signIn } from '../journeys/chromium';
import { furnish, wholeDatabase } from './addresses';

/* Case 51: a signed-in admin opens a page of somebody else's, in a real browser, with the cookie there to be used. */
let server: RunningServer;
let evil: Server;
let browser: Chromium;
beforeAll(async () => {
  server = await startServer();
  await furnish(server.ownerUrl);
  evil = createServer((_req, res) => res.setHeader('content-type', 'text/html').end(page(server.origin)));
  await new Promise<void>((resolve) => evil.listen(0, () => resolve()));
  browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS });
});
afterAll(async () => {
  await browser?.close();
  evil?.close();
  await server?.stop();
});

const page = (target: string) => `<!doctype html><title>Win a lunch</title>
  <img src="${target}/admin/api/resources/api_user/actions/list"><iframe name="frame" src="${target}/account"></iframe>
  <form id="form" method="post" action="${target}/account" target="frame"><input name="intent" value="end-all"></form>
  <form id="plain" method="post" action="${target}/api/cart/clear" target="frame" enctype="text/plain"><input name='{"a":"' value='"}'></form>
  <script>
    const attempts = [
      fetch('${target}/api/cart/clear', { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' }),
      fetch('${target}/api/cart/clear', { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{}' }),
      fetch('${target}/api/cart', { credentials: 'include' }).then((r) => r.text()).then((text) => (window.read = text)),
      fetch('${target}/account', { method: 'POST', mode: 'no-cors', credentials: 'include', body: new URLSearchParams({ intent: 'end-all' }) }),
    ];
    document.getElementById('form').submit();
    Promise.allSettled(attempts).then(() => { document.getElementById('plain').submit(); setTimeout(() => (window.done = true), 300); });
  </script>`;

test.each([
  ['another site', '127.0.0.1'],
  ['another port of the same site, where the cookie is sent along', 'localhost'],
])('case 51: forms, scripts, frames and pictures of %s change nothing and read nothing', async (_name, host) => {
  const context = await browser.newContext({ baseURL: server.origin });
  const tab = await context.newPage();
  await signIn(tab, 'nickfury@admin.com', 'admin123');
  const before = await wholeDatabase(server.ownerUrl);
  const sent: string[] = [];
  tab.on('request', (request) => void (request.url().startsWith(server.origin) && request.method() === 'POST' && sent.push(new URL(request.url()).pathname)));
  await tab.goto(`http://${host}:${(evil.address() as AddressInfo).port}/`);
  await tab.waitForFunction('window.done');
  expect(await tab.evaluate('window.read')).toBeUndefined();
  expect(sent).toEqual(expect.arrayContaining(['/api/cart/clear', '/account']));
  expect(tab.frames().map((frame) => frame.url()).filter((url) => url.startsWith(`${server.origin}/account`))).toEqual([]);
  expect(await wholeDatabase(server.ownerUrl)).toBe(before);
  await tab.goto('/account');
  expect(new URL(tab.url()).pathname).toBe('/account');
  await context.close();
});

test('case 157: a script that got into a page after all does not run, and the browser tells of it', async () => {
  const tab = await browser.newPage({ baseURL: server.origin });
  const told: string[] = [];
  await tab.exposeFunction('tellOfBreach', (words: string) => void told.push(words));
  await tab.addInitScript(`document.addEventListener('securitypolicyviolation', (e) => tellOfBreach(e.effectiveDirective))`);
  await tab.route('**/login', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace('</body>', '<script>window.pwned=1</script><img src="/none" onerror="window.pwned=2"></body>');
    await route.fulfill({ response: answer, body });
  });
  await tab.goto('/login', { waitUntil: 'networkidle' });
  expect(await tab.evaluate('window.pwned')).toBeUndefined();
  expect(told).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']));
  await tab.close();
});
