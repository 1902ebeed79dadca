import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContextOptions, type Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { askSql, runSql } from '../postgres';
import { signIn, stillness, useJourneys } from './chromium';

const journeys = useJourneys();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const R = '/admin/resources';

async function openOffice(options: BrowserContextOptions): Promise<Page> {
  const page = await journeys.open(options);
  await signIn(page, 'nickfury@admin.com', 'admin123');
  return page;
}

async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy=true], .adminjs_Loader').waitFor({ state: 'detached' });
}

async function seriousViolations(page: Page): Promise<string[]> {
  await stillness(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations;
  });
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`);
}

const idOf = async (table: string, name: string) => ((await askSql(journeys.server.ownerUrl, `SELECT id FROM api_${table} WHERE name = '${name}'`)) as { id: string }[])[0]!.id;

describe.each([
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const)('in $colorScheme, $viewport.width wide', (view) => {
  test('no page of the back office has a serious flaw for assistive technology, and none scrolls sideways', async () => {
    const page = await openOffice(view);
    const [masala, naan, thor] = [await idOf('restaurant', 'Mumbai Masala'), await idOf('menu', 'Garlic Naan'), await idOf('user', 'Thor')];
    const paths = [
      '/admin', `${R}/api_order`, `${R}/api_menu?filters.isAvailable=true`, `${R}/api_user?perPage=50`, `${R}/api_auditlog?filters.action=dish.change`,
      `${R}/api_restaurant/records/${masala}/show`, `${R}/api_restaurant/records/${masala}/edit`, `${R}/api_user/records/${thor}/show`, `${R}/api_user/actions/new`,
      `${R}/api_user/records/${thor}/setPassword`, `${R}/api_menu/records/${naan}/history`, `${R}/api_menu/records/${naan}/delete`,
      `${R}/api_menu/bulk/changePrices?recordIds=${naan}`, `${R}/api_menu/actions/importCsv`,
    ];
    for (const path of paths) {
      await settled(page, path);
      expect(await seriousViolations(page), path).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
    }
  });
});

const SHARED = [
  ['background', ['backgroundColor', 'html']],
  ['card', ['--card', '']],
  ['foreground', ['--text', '']],
  ['primary', ['--primary', '']],
  ['border', ['--border', '']],
  ['muted-foreground', ['--muted', '']],
] as const;

/** The red, green and blue of a CSS colour as the browser draws it. */
const drawn = (page: Page, color: string) =>
  page.evaluate((wanted) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!;
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = wanted;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, color);

test.each(['light', 'dark'] as const)('the back office wears the colours of the site when the system is %s, without being asked', async (colorScheme) => {
  const page = await openOffice({ colorScheme });
  const site = new Map<string, number[]>();
  for (const [token] of SHARED) site.set(token, await drawn(page, `var(--${token})`));
  await page.goto('/admin');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction((wanted) => getComputedStyle(document.documentElement).colorScheme === wanted, colorScheme);
  for (const [token, [name]] of SHARED) {
    const color = name === 'backgroundColor' ? await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor) : `var(${name})`;
    const there = await drawn(page, color);
    const difference = Math.max(...there.map((channel, index) => Math.abs(channel - site.get(token)![index]!)));
    expect(difference, token).toBeLessThanOrEqual(2);
  }
});

test('what people write is text in the back office, on every page that shows it', async () => {
  const markup = `<img src=x onerror="document.title='owned'"></script><script>document.title='owned'</script>`;
  await runSql(journeys.server.ownerUrl, `UPDATE api_menu SET description = $m$${markup}$m$ WHERE name = 'Garlic Naan'`, `UPDATE api_user SET name = $m$${markup.slice(0, 90)}$m$ WHERE email = 'thor@member.com'`);
  const page = await openOffice({});
  const naan = await idOf('menu', 'Garlic Naan');
  for (const path of [`${R}/api_user`, `${R}/api_menu/records/${naan}/show`, `${R}/api_menu/records/${naan}/edit`]) {
    await settled(page, path);
    expect(await page.title()).not.toBe('owned');
  }
  await runSql(journeys.server.ownerUrl, `UPDATE api_menu SET description = '' WHERE name = 'Garlic Naan'`, `UPDATE api_user SET name = 'Thor' WHERE email = 'thor@member.com'`);
});
