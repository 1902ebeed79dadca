import { describe, expect, test } from 'vitest';
import { runSql } from '../postgres';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();
const price = (amount: string) => runSql(journeys.server.ownerUrl, `UPDATE api_menu SET price = ${amount} WHERE name = 'Caesar Salad'`);

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScriptEnabled) => {
  test('a price that changes while Captain America looks at the checkout is explained, agreed to, and only then charged', async () => {
    await price('8.99');
    const page = await journeys.open({ javaScriptEnabled });
    await signIn(page, 'captainamerica@manager.com', 'manager123');
    await page.goto('/restaurants?search=caesar');
    await page.getByRole('link', { name: 'New York Pizza' }).first().click();
    await page.getByRole('button', { name: 'Add Caesar Salad to your cart' }).click();
    await page.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
    await page.getByRole('link', { name: /^Check out/ }).click();
    const place = page.getByRole('button', { name: /Place the order · \$8\.99/ });
    await place.waitFor();
    await price('9.49');
    await place.click();
    await page.getByText('Something changed since you filled your cart').waitFor();
    expect(await page.getByText('$9.49').first().isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Go on with these' }).click();
    await page.getByRole('button', { name: /Place the order · \$9\.49/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    expect(await page.getByText('$9.49').first().isVisible()).toBe(true);
  });
});
