import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { runSql } from '../postgres';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();
const PHONE = { viewport: { width: 390, height: 600 } };

beforeEach(() => runSql(journeys.server.ownerUrl, 'DELETE FROM api_cartitem'));

async function asTravis(options?: Parameters<typeof journeys.open>[0]): Promise<Page> {
  const page = await journeys.open(options);
  await signIn(page, 'travis@member.com', 'member123');
  return page;
}

const badge = (page: Page) => page.getByRole('link', { name: /^Cart/ }).first();
const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

describe('going back and forward', () => {
  test('comes back to the place where the list was left', async () => {
    const page = await asTravis(PHONE);
    await page.goto('/restaurants');
    await page.getByRole('link', { name: 'Texas Burger House' }).scrollIntoViewIfNeeded();
    const place = await scrolled(page);
    expect(place).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Texas Burger House' }).click();
    await page.getByRole('heading', { level: 1, name: 'Texas Burger House' }).waitFor();
    expect(await scrolled(page)).toBe(0);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Restaurants' }).waitFor();
    await expect.poll(() => scrolled(page)).toBe(place);
  });

  test('finds the words again that were searched for', async () => {
    const page = await asTravis();
    await page.goto('/restaurants');
    await page.getByRole('searchbox').pressSequentially('burger');
    await page.getByText('with “burger”').waitFor();
    const found = await page.getByRole('article').count();
    await page.getByRole('link', { name: 'Texas Burger House' }).click();
    await page.getByRole('heading', { level: 1, name: 'Texas Burger House' }).waitFor();
    await page.goBack();
    await page.getByText('with “burger”').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('burger');
    expect(await page.getByRole('article').count()).toBe(found);
    await page.goForward();
    await page.getByRole('heading', { level: 1, name: 'Texas Burger House' }).waitFor();
  });
});

test('what is added in one tab shows in the other as soon as that is looked at', async () => {
  const looking = await asTravis();
  await looking.goto('/restaurants');
  const adding = await looking.context().newPage();
  await adding.goto('/restaurants?search=new%20york');
  await adding.getByRole('link', { name: 'New York Pizza' }).click();
  const saved = adding.waitForResponse((response) => response.request().method() === 'POST');
  await adding.getByRole('button', { name: 'Add Garlic Knots to your cart' }).click();
  await saved;
  expect(await badge(looking).innerText()).not.toContain('1');
  await looking.bringToFront();
  // A browser without windows gives no tab the focus by itself, and a page that has just come is fresh for a second.
  await expect
    .poll(async () => {
      await looking.evaluate(() => window.dispatchEvent(new Event('focus')));
      return badge(looking).innerText();
    })
    .toContain('1');
});

test('a lost connection says so, keeps the page and what was typed, and goes by itself', async () => {
  const page = await asTravis();
  await page.goto('/account');
  await page.getByLabel('Your name').fill('Travis the Hungry');
  await page.context().setOffline(true);
  const notice = page.getByText('You are offline. What you typed is kept.');
  await notice.waitFor();
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByText('That has to wait until you are online again.').waitFor();
  await page.getByRole('link', { name: 'Restaurants' }).first().click();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Travis the Hungry');
  await page.context().setOffline(false);
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Your name').inputValue()).toBe('Travis the Hungry');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await page.getByText('Your name is saved.').waitFor();
});

test.each([
  ['pointed at', (page: Page) => page.getByRole('link', { name: 'New York Pizza' }).hover()],
  ['reached by keyboard', (page: Page) => page.getByRole('link', { name: 'New York Pizza' }).focus()],
])('a restaurant is on its way as soon as its link is %s', async (_how, mean) => {
  const page = await asTravis();
  await page.goto('/restaurants', { waitUntil: 'networkidle' });
  const ahead = page.waitForRequest((request) => /\/restaurants\/[0-9a-f-]{36}/.test(request.url()));
  await mean(page);
  expect((await ahead).isNavigationRequest()).toBe(false);
  expect(new URL(page.url()).pathname).toBe('/restaurants');
});

test('a slow page shows that it is coming before anything of it has arrived', async () => {
  const page = await asTravis();
  await page.goto('/dashboard', { waitUntil: 'networkidle' });
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/account/, async (route) => {
    await mayAnswer;
    await route.continue();
  });
  const bar = page.getByRole('progressbar', { name: 'Loading' });
  expect(await bar.count()).toBe(0);
  await page.getByRole('link', { name: /account$/ }).click({ noWaitAfter: true });
  await bar.waitFor();
  expect(new URL(page.url()).pathname).toBe('/dashboard');
  answer();
  await page.waitForURL('**/account');
  await bar.waitFor({ state: 'detached' });
});

test('with reduced motion nothing moves, whatever is pressed', async () => {
  const page = await asTravis({ reducedMotion: 'reduce' });
  await page.goto('/restaurants?search=new%20york');
  await page.getByRole('link', { name: 'New York Pizza' }).hover();
  await page.getByRole('link', { name: 'New York Pizza' }).click();
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = ({ target, animationName, propertyName, elapsedTime }: AnimationEvent & TransitionEvent) =>
      elapsedTime > 0.01 && moved.push(`${animationName ?? propertyName} of ${(target as Element).outerHTML.slice(0, 80)}`);
    for (const type of ['animationend', 'transitionend']) document.addEventListener(type, note as unknown as EventListener);
  });
  await page.getByRole('button', { name: 'Add Garlic Knots to your cart' }).click();
  await page.getByRole('button', { name: 'Remove Garlic Knots' }).hover();
  await page.getByRole('link', { name: /^View cart/ }).waitFor();
  const running = await page.evaluate(() => document.getAnimations().map(({ effect }) => Number(effect?.getComputedTiming().endTime)));
  expect(running.filter((milliseconds) => milliseconds > 10)).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});

test('every change of the cart is said aloud', async () => {
  const page = await asTravis();
  await page.goto('/restaurants?search=new%20york');
  await page.getByRole('link', { name: 'New York Pizza' }).click();
  const said = (words: string) => page.locator('[aria-live="polite"]').filter({ hasText: words }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Add Garlic Knots to your cart' }).click();
  await said('1 × Garlic Knots in your cart.');
  await page.getByRole('button', { name: 'One more Garlic Knots' }).click();
  await said('2 × Garlic Knots in your cart.');
  await page.getByRole('button', { name: 'One less Garlic Knots' }).click();
  await page.getByRole('button', { name: 'Remove Garlic Knots' }).click();
  await said('Garlic Knots removed from your cart.');
});
