import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useJourneys } from './chromium';

const journeys = useJourneys();
const FURTHEST = 120;

test('Nick Fury signs in, fills a cart, orders and cancels without ever touching a mouse, and always sees where he is', async () => {
  const page = await journeys.open();
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const link = (name: string | RegExp) => page.getByRole('link', { name, exact: true });

  await page.goto('/login');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type('nickfury@admin.com');
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type('admin123');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');

  await press(page, link('Restaurants').first());
  await page.waitForURL('**/restaurants');
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type('new york');
  await page.getByText('1 restaurant with').waitFor();
  await press(page, link('New York Pizza'));

  await press(page, button('Add Garlic Knots to your cart'));
  await expectFocus(page, button('One more Garlic Knots'));
  await page.keyboard.press('Space');
  await press(page, button('Add Caesar Salad to your cart'));
  await tabTo(page, button('One less Garlic Knots'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await press(page, link(/^View cart/));
  await page.waitForURL('**/cart');

  await press(page, button('Remove Garlic Knots'));
  await button('Remove Garlic Knots').waitFor({ state: 'detached' });
  await press(page, button('Undo'));
  await button('Remove Garlic Knots').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await press(page, link(/^Check out/));

  await tabTo(page, page.getByRole('radio', { checked: true }));
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('radio', { checked: true });
  await expectFocus(page, chosen);
  const card = /\d{4}/.exec((await page.locator('label', { has: chosen }).textContent())!)![0];
  await press(page, button(/^Place the order/));
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  await page.getByRole('definition').filter({ hasText: card }).waitFor();

  await press(page, button('Cancel the order'));
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await expectFocus(page, button('Cancel the order'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel(/Reason/));
  await page.keyboard.type('Fire drill');
  await press(page, button('Yes, cancel it'));
  await page.getByText('Fire drill').waitFor();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
}, 120_000);

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Goes there key by key; on the way everything that has the focus shows it. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < FURTHEST; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
    expect(await page.evaluate(whereFocusIsLost), 'the focus cannot be seen at').toBeNull();
  }
  throw new Error(`${FURTHEST} times ${key} do not lead to ${target}`);
}

async function expectFocus(page: Page, target: Locator): Promise<void> {
  await expect.poll(() => hasFocus(target)).toBe(true);
  expect(await page.evaluate(whereFocusIsLost)).toBeNull();
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Runs in the page: the element with the focus when nothing around it shows that, or when something lies over it. */
function whereFocusIsLost(): string | null {
  const element = document.activeElement;
  // The browser's own bars come after the last element of a page.
  if (!element || element === document.body) return null;
  const isOutlined = [element, element.closest('label')].some((shown) => {
    const style = shown && getComputedStyle(shown);
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const isInSight = above !== null && (element.contains(above) || above.contains(element));
  return isOutlined && isInSight ? null : element.outerHTML.slice(0, 200);
}
