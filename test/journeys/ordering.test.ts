import { describe, expect, test } from 'vitest';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_how, javaScriptEnabled) => {
  test('Captain Marvel orders lunch in Mumbai, sees the receipt and cancels it', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await signIn(page, 'captainmarvel@manager.com', 'manager123');
    await page.goto('/restaurants');
    expect(await page.getByRole('heading', { level: 2 }).or(page.getByRole('heading', { level: 3 })).allTextContents()).toEqual(
      expect.arrayContaining(['Bangalore Bistro', 'Mumbai Masala']),
    );
    await page.getByRole('link', { name: 'Mumbai Masala' }).first().click();
    await page.getByRole('button', { name: 'Add Butter Chicken to your cart' }).click();
    await page.getByRole('button', { name: 'One more Butter Chicken' }).click();
    await page.getByRole('button', { name: 'Add Garlic Naan to your cart' }).click();
    await page.getByRole('link', { name: /^Cart.*3/ }).first().click();
    await page.waitForURL('**/cart');
    await page.getByText('₹700.00').first().waitFor();
    await page.getByRole('link', { name: /^Check out/ }).click();
    await page.waitForURL('**/checkout/*');
    await page.getByRole('button', { name: /Place the order · ₹700\.00/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await page.getByText('Confirmed').first().waitFor();
    expect(await page.getByText('Butter Chicken').first().isVisible()).toBe(true);

    if (javaScriptEnabled) await page.getByRole('button', { name: 'Cancel the order' }).click();
    else await page.getByText('Cancel the order').click();
    await page.getByLabel(/Reason/).fill('Fire drill');
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByText('Cancelled').first().waitFor();
    await page.getByText('Fire drill').first().waitFor();
    expect(await page.getByText('Cancel the order').count()).toBe(0);
    await page.goto('/orders');
    expect(await page.getByText('Mumbai Masala').first().isVisible()).toBe(true);
  });

  test('Thor fills a cart and is told kindly why he cannot check out', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await signIn(page, 'thor@member.com', 'member123');
    await page.goto('/restaurants');
    expect(await page.getByText('New York Pizza').count()).toBe(0);
    await page.getByRole('link', { name: 'Bangalore Bistro' }).first().click();
    await page.getByRole('button', { name: 'Add Masala Dosa to your cart' }).click();
    await page.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
    await page.waitForURL('**/cart');
    await page.getByRole('heading', { name: 'Ask your manager to place this order' }).waitFor();
    expect(await page.getByRole('link', { name: /check ?out/i }).count()).toBe(0);
    const orders = await page.goto('/orders');
    expect(orders!.status()).toBe(403);
    expect(await page.getByText(/Members cannot view orders/).isVisible()).toBe(true);
    await page.goto('/cart');
    await page.getByRole('button', { name: 'Remove Masala Dosa' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Masala Dosa' }).click();
    await page.getByText('Your cart is empty').waitFor();
  });

  test('Thor hands his list to Captain Marvel, who puts it into her cart and orders', async () => {
    const thor = await journeys.open({ javaScriptEnabled });
    await signIn(thor, 'thor@member.com', 'member123');
    await thor.goto('/restaurants');
    await thor.getByRole('link', { name: 'Kolkata Kitchen' }).first().click();
    await thor.getByRole('button', { name: 'Add Kathi Roll to your cart' }).click();
    await thor.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
    const list = await thor.getByLabel('Your list').inputValue();
    expect(list).toContain('1 × Kathi Roll');
    const link = /https?:\/\/\S+/.exec(list)![0];
    await thor.getByRole('button', { name: 'Remove Kathi Roll' }).click();
    await thor.getByText('Your cart is empty').waitFor();

    const captainMarvel = await journeys.open({ javaScriptEnabled });
    await signIn(captainMarvel, 'captainmarvel@manager.com', 'manager123');
    await captainMarvel.goto(journeys.server.origin + new URL(link).pathname + new URL(link).search);
    await captainMarvel.getByRole('heading', { name: 'A list for you' }).waitFor();
    await captainMarvel.getByRole('button', { name: 'Put it all in my cart' }).click();
    await captainMarvel.waitForURL('**/cart');
    await captainMarvel.getByText('1 item is in your cart.').first().waitFor();
    await captainMarvel.getByRole('link', { name: /^Check out at Kolkata/ }).click();
    await captainMarvel.getByRole('button', { name: /Place the order/ }).click();
    await captainMarvel.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await captainMarvel.getByRole('button', { name: 'Order again' }).click();
    await captainMarvel.waitForURL('**/cart');
    await captainMarvel.getByRole('button', { name: 'Remove Kathi Roll' }).click();
    await captainMarvel.getByText('Your cart is empty').waitFor();
  });

  test('Nick Fury looks at one country, orders in pounds and gives Thor a card', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await signIn(page, 'nickfury@admin.com', 'admin123');
    await page.goto('/restaurants?country=UK');
    expect(await page.getByText('2 restaurants').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Edinburgh Pub' }).first().click();
    await page.getByRole('button', { name: 'Add Scotch Eggs to your cart' }).click();
    await page.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
    await page.getByRole('link', { name: /^Check out/ }).click();
    await page.getByRole('button', { name: /Place the order · £7\.99/ }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
    await page.goto('/payment-methods');
    await page.getByLabel('Person').selectOption({ label: 'Thor · thor@member.com · India' });
    await page.getByLabel(/last four/i).fill(javaScriptEnabled ? '0042' : '0043');
    await page.getByRole('button', { name: 'Add the card' }).click();
    await page.getByText(javaScriptEnabled ? '0042' : '0043').first().waitFor();
  });
});
