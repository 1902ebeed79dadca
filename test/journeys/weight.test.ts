import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();
const PHONE = { viewport: { width: 390, height: 844 } };

/** Opens a page with an empty cache, as somebody whose session is still open but whose browser has forgotten everything. */
async function firstVisit(path: string): Promise<Page> {
  const known = await journeys.open(PHONE);
  await signIn(known, 'thor@member.com', 'member123');
  const fresh = await journeys.open(PHONE);
  await fresh.context().addCookies(await known.context().cookies());
  await fresh.goto(path, { waitUntil: 'networkidle' });
  return fresh;
}

interface Sent {
  name: string;
  kind: string;
  bytes: number;
  blocks: boolean;
}

const sentTo = (page: Page): Promise<Sent[]> =>
  page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map((file) => ({
      name: new URL(file.name).pathname,
      kind: file.initiatorType,
      // With the headers of the answer.
      bytes: file.transferSize,
      blocks: (file as unknown as { renderBlockingStatus: string }).renderBlockingStatus === 'blocking',
    })),
  );

test('a first visit to the restaurants moves at most 150 kB of script and style, headers and all', async () => {
  const files = await sentTo(await firstVisit('/restaurants'));
  const bytes = files.filter(({ name }) => /\.(js|css)$/.test(name)).reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

test('nothing but the one stylesheet holds back the first picture, and one subset of the font is fetched, once', async () => {
  const files = await sentTo(await firstVisit('/restaurants'));
  expect(files.filter(({ blocks }) => blocks).map(({ name }) => name)).toEqual([expect.stringMatching(/\.css$/)]);
  expect(files.filter(({ name }) => name.endsWith('.woff2')).map(({ name }) => name)).toEqual([expect.stringContaining('latin-wght')]);
});

test.each(['/restaurants', '/dashboard', '/cart', '/account'])('nothing jumps while %s arrives', async (path) => {
  const page = await firstVisit(path);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const watch = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        });
        watch.observe({ type: 'layout-shift', buffered: true });
        // Entries that were buffered are told in a task of their own, before the second frame from here.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
  expect(shift).toBe(0);
});

test('scripts and styles come compressed as small as can be, and are asked for once a year', async () => {
  const page = await firstVisit('/restaurants');
  const { name } = (await sentTo(page)).find((file) => file.name.endsWith('.js'))!;
  const answer = await fetch(journeys.server.origin + name, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(answer.headers.get('content-encoding')).toBe('br');
  expect(answer.headers.get('vary')).toContain('Accept-Encoding');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const plain = await fetch(journeys.server.origin + name, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(await answer.text());
});
