import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { signIn, useJourneys } from '../journeys/chromium';

const journeys = useJourneys();
vi.setConfig({ testTimeout: 60_000 });
const LOOKS: BrowserContextOptions[] = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
];

/** Opens `/docs`; a violation of its Content-Security-Policy would be a console error, which fails the test. */
async function openReference(look?: BrowserContextOptions): Promise<Page> {
  const page = await journeys.open(look);
  await page.goto('/docs');
  await page.getByText('Place an order').waitFor();
  return page;
}

async function open(page: Page, summary: string): Promise<Locator> {
  const block = page.locator('.opblock', { has: page.getByText(summary, { exact: true }) });
  await block.locator('.opblock-summary-control').click();
  return block;
}

/** Executes a call with what is filled in, and reads status and body of the live answer. */
async function execute(block: Locator): Promise<{ status: string; body: string }> {
  await block.getByRole('button', { name: 'Execute' }).click();
  const live = block.locator('.live-responses-table');
  await live.waitFor();
  return { status: (await live.locator('tbody td.response-col_status').innerText()).trim(), body: await live.locator('.highlight-code').first().innerText() };
}

// One page for several facts: the viewer takes a second or more to draw itself.
test.each(LOOKS)('the reference, in $colorScheme at $viewport.width, shows thirteen endpoints and never scrolls sideways', async (look) => {
  const page = await openReference(look);
  expect(await page.title()).toBe('API reference · Slooze');
  expect(await page.locator('.opblock').count()).toBe(13);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(await sideways()).toBe(false);
  for (const summary of ['List orders', 'Place an order']) await open(page, summary);
  await page.locator('option[value="membersMayNotOrder"]').first().waitFor({ state: 'attached' });
  expect(await sideways()).toBe(false);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(background).toBe(look.colorScheme === 'dark' ? 'rgb(28, 32, 34)' : 'rgb(252, 252, 252)');
});

test('a guest who tries a call is told to sign in; having signed in on the page, every call works', async () => {
  const page = await openReference();
  const refused = await execute(await open(page, 'Show your cart'));
  expect([refused.status, refused.body.includes('Please sign in first.')]).toEqual(['401', true]);
  const signedIn = await execute(await open(page, 'Sign in'));
  expect([signedIn.status, signedIn.body.includes('Captain Marvel')]).toEqual(['200', true]);
  // Without the examples of filters and headers, which nobody chose.
  const restaurants = await execute(await open(page, 'List restaurants'));
  expect(restaurants.status).toBe('200');
  for (const name of ['Bangalore Bistro', 'Mumbai Masala']) expect(restaurants.body).toContain(name);
  expect((await execute(await open(page, 'List orders'))).status).toBe('200');
});

test('a token serves through Authorize, and so does having signed in on the site', async () => {
  const page = await journeys.open();
  await signIn(page, 'thor@member.com', 'member123');
  await page.goto('/docs');
  const cards = await open(page, 'List payment methods');
  expect((await execute(cards)).status).toBe('200');
  const { token } = (await (
    await fetch(`${journeys.server.origin}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'travis@member.com', password: 'member123' }),
    })
  ).json()) as { token: string };
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  await page.getByLabel('auth-bearer-value').fill(token);
  await page.getByRole('button', { name: 'Apply credentials' }).first().click();
  await page.getByRole('button', { name: 'Close' }).first().click();
  const { status, body } = await execute(await open(page, 'List restaurants'));
  expect([status, body.includes('New York Pizza')]).toEqual(['200', true]);
});

test('only the viewer’s own files lie under /docs', async () => {
  for (const path of ['/docs/viewer/../package.json', '/docs/viewer/%2e%2e/package.json', '/docs/viewer/..%2f..%2fpackage.json', '/docs/viewer/package.json', '/docs/viewer/index.html', '/docs/nothing', '/docs/viewer/']) {
    expect((await fetch(journeys.server.origin + path, { redirect: 'manual' })).status, path).toBe(404);
  }
  const bundle = await fetch(`${journeys.server.origin}/docs/viewer/swagger-ui-bundle.js`);
  expect([bundle.status, bundle.headers.get('content-encoding'), bundle.headers.get('content-type')]).toEqual([200, 'gzip', 'application/javascript; charset=utf-8']);
  const plain = await fetch(`${journeys.server.origin}/docs/viewer/swagger-ui.css`, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), (await plain.text()).includes('.swagger-ui')]).toEqual([null, true]);
});
