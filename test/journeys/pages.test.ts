import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runSql } from '../postgres';
import { signIn, stillness, useJourneys } from './chromium';

const journeys = useJourneys();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every kind of page, as the people who see it differently see it. */
const PAGES: [person: string | null, ...paths: string[]][] = [
  [null, '/login', '/login?redirectTo=%2Fcart'],
  ['nickfury@admin.com admin123', '/dashboard', '/restaurants', '/restaurants?country=UK', '/restaurants?search=nothing-like-it', 'restaurant',
    '/cart', 'checkout', '/orders', '/orders?status=pending', '/orders?from=yesterday', 'order', 'cancelled', '/payment-methods', '/account', '/nowhere', '/restaurants/not-an-id', '/logout'],
  ['captainamerica@manager.com manager123', '/dashboard', '/cart', '/orders', '/payment-methods'],
  ['thor@member.com member123', '/dashboard', '/cart', '/orders', '/payment-methods'],
];
const VIEWS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

const known: Record<string, string> = {};
const priceOfKnots = (price: string) => runSql(journeys.server.ownerUrl, `UPDATE api_menu SET price = ${price} WHERE name = 'Garlic Knots'`);

beforeAll(async () => {
  const page = await journeys.open();
  await signIn(page, 'nickfury@admin.com', 'admin123');
  for (const kept of ['cancelled', 'order', 'checkout']) {
    await page.goto('/restaurants?search=New%20York');
    await page.getByRole('link', { name: 'New York Pizza' }).first().click();
    await page.getByRole('button', { name: 'Add Garlic Knots to your cart' }).click();
    known.restaurant = new URL(page.url()).pathname;
    await page.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
    await page.getByRole('link', { name: /^Check out/ }).click();
    await page.waitForURL('**/checkout/*');
    known.checkout = new URL(page.url()).pathname;
    if (kept === 'checkout') break;
    await page.getByRole('button', { name: /Place the order/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    known[kept] = new URL(page.url()).pathname;
  }
  await page.goto(known.cancelled!);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByLabel(/Reason/).fill('Fire drill');
  await page.getByRole('button', { name: 'Yes, cancel it' }).click();
  await page.getByText('Fire drill').waitFor();
});

async function violations(page: Page): Promise<string[]> {
  await stillness(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe.each(VIEWS)('in $colorScheme, $viewport.width wide', (view) => {
  test.each(PAGES)('every page of %s passes axe and never scrolls sideways', async (person, ...paths) => {
    const page = await journeys.open(view);
    const [email, password] = person?.split(' ') ?? [];
    if (email && password) await signIn(page, email, password);
    for (const path of paths) {
      await page.goto(known[path] ?? path);
      expect(await violations(page), path).toEqual([]);
      expect(await sideways(page), path).toBe(false);
    }
  });

  test('the dialog that asks before cancelling passes axe, holds the focus and gives it back', async () => {
    const page = await journeys.open(view);
    await signIn(page, 'nickfury@admin.com', 'admin123');
    await page.goto(known.order!);
    const opener = page.getByRole('button', { name: 'Cancel the order' });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('what shows only for a moment passes axe: a wrong password, a dish taken out, a lost connection, another price', async () => {
    const page = await journeys.open(view);
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('nickfury@admin.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await violations(page), 'a wrong password').toEqual([]);
    await signIn(page, 'captainamerica@manager.com', 'manager123');
    await page.goto(known.restaurant!);
    await page.getByRole('button', { name: 'Add Garlic Knots to your cart' }).click();
    await page.getByRole('link', { name: /^View cart/ }).click();
    await page.waitForURL('**/cart');
    await page.getByRole('button', { name: 'Remove Garlic Knots' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await violations(page), 'a toast with Undo').toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Garlic Knots' }).waitFor();
    await page.context().setOffline(true);
    await page.getByText('You are offline').waitFor();
    expect(await violations(page), 'a lost connection').toEqual([]);
    await page.context().setOffline(false);
    await priceOfKnots('7.77');
    await page.goto(known.checkout!);
    await page.getByText('Something changed').waitFor();
    expect(await violations(page), 'another price').toEqual([]);
    await priceOfKnots('6.99');
    await page.goto('/cart');
    const gone = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Remove Garlic Knots' }).click();
    await gone;
  });
}, 60_000);

describe('a refusal says what happened, what to do next, and the request id', () => {
  test.each([
    ['thor@member.com member123', '/orders', 403, /Members cannot view orders/],
    ['thor@member.com member123', '/nowhere', 404, /./],
    ['captainmarvel@manager.com manager123', 'order', 404, /./],
    ['thor@member.com member123', 'restaurant', 404, /./],
    ['thor@member.com member123', '/logout', 405, /./],
  ])('%s at %s gets %i', async (person, path, status, words) => {
    const page = await journeys.open();
    const [email = '', password = ''] = person.split(' ');
    await signIn(page, email, password);
    const response = await page.goto(known[path] ?? path);
    expect(response!.status()).toBe(status);
    const main = await page.getByRole('main').innerText();
    expect(main).toMatch(words);
    expect(main).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
  });
});
