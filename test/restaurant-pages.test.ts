import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Browser } from './http';
import { createDatabase, runSql, type TestDatabase } from './postgres';
import { type RunningServer, startServer } from './running-server';

/* The list of restaurants on the site, by two built servers on one database: each has a catalog of its own in memory. */
let database: TestDatabase;
let servers: RunningServer[];
beforeAll(async () => {
  database = await createDatabase('slooze_template');
  servers = await Promise.all([startServer({ database }), startServer({ database })]);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await database.drop();
});

async function thor({ origin }: RunningServer): Promise<Browser> {
  const browser = new Browser(origin);
  await browser.signIn('thor@member.com', 'member123');
  return browser;
}
const read = async (browser: Browser, path: string) => (await browser.get(path)).text();
const countIn = (html: string) => /role="status"[^>]*>([^<]*)/.exec(html)?.[1];
const nextIn = (html: string) => /href="([^"]+)"[^>]*>More restaurants/.exec(html)?.[1]?.replaceAll('&amp;', '&');

test('a country with more than sixty restaurants has them on several pages, on every instance as soon as they are there', async () => {
  const browsers = await Promise.all(servers.map(thor));
  for (const browser of browsers) expect(countIn(await read(browser, '/restaurants'))).toBe('4 restaurants');
  await runSql(database.ownerUrl, `INSERT INTO api_restaurant (country, name) SELECT 'India', 'Café ' || lpad(n::text, 3, '0') FROM generate_series(1, 70) n`);
  for (const browser of browsers) {
    await vi.waitFor(async () => expect(countIn(await read(browser, '/restaurants'))).toBe('The first 60 restaurants'), { timeout: 20_000 });
    const first = await read(browser, '/restaurants');
    const second = await read(browser, nextIn(first)!);
    expect([countIn(second), nextIn(second)]).toEqual(['14 more restaurants', undefined]);
    const searched = await read(browser, '/restaurants?search=cafe');
    expect([countIn(searched), nextIn(searched)]).toEqual(['The first 60 restaurants', expect.stringContaining('search=cafe')]);
    expect(countIn(await read(browser, nextIn(searched)!))).toBe('10 more restaurants');
  }
});
