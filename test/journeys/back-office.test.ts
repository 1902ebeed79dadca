import { type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();

async function openOffice(): Promise<Page> {
  const page = await journeys.open();
  await signIn(page, 'nickfury@admin.com', 'admin123');
  await page.goto('/admin');
  await page.getByRole('heading', { level: 1, name: /Today/ }).waitFor();
  return page;
}

const menu = (page: Page, name: string) => page.getByRole('navigation', { name: 'Back office' }).getByRole('link', { name });
// The whole heading: the form of "Garlic Naan" is headed "Change dish: Garlic Naan".
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

async function search(page: Page, typed: string): Promise<void> {
  await page.getByRole('searchbox').fill(typed);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForURL(/filters\.q=/);
}

test('Nick Fury adds a restaurant with three dishes, and Thor sees it on the site at once', async () => {
  const [office, site] = [await openOffice(), await journeys.open()];
  await signIn(site, 'thor@member.com', 'member123');
  await menu(office, 'Restaurants').click();
  await office.getByRole('link', { name: 'Add restaurant' }).click();
  await office.getByLabel('Name').fill('Goa Grill');
  await office.getByLabel('Country').fill('Ind');
  await office.getByRole('option', { name: 'India' }).click();
  for (const [index, [name, price]] of ([['Fish Curry', '240'], ['Prawn Rice', '260.50'], ['Sol Kadhi', '60']] as const).entries()) {
    await office.getByRole('button', { name: 'Add a dish' }).click();
    await office.locator(`#field-dishes-${index}-name`).fill(name);
    await office.locator(`#field-dishes-${index}-price`).fill(price);
  }
  await office.getByRole('button', { name: 'Save', exact: true }).click();
  await heading(office, 'Goa Grill');
  await site.goto('/restaurants');
  expect(await site.getByRole('link', { name: 'Goa Grill' }).first().isVisible()).toBe(true);
  await site.getByRole('link', { name: 'Goa Grill' }).first().click();
  await site.getByText('Prawn Rice').first().waitFor();
  expect(await site.getByText('₹260.50').first().isVisible()).toBe(true);
});

test('a form that is wrong marks its field, keeps what was typed, and saves after it is put right', async () => {
  const page = await openOffice();
  await menu(page, 'Dishes').click();
  await search(page, 'naan');
  await page.getByRole('link', { name: 'Garlic Naan' }).click();
  await heading(page, 'Garlic Naan');
  await page.getByRole('link', { name: 'Change dish' }).click();
  await page.getByLabel('Price').fill('free');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const price = page.getByLabel('Price');
  await page.getByText('Please enter an amount such as 320').waitFor();
  expect([await price.inputValue(), await price.getAttribute('aria-invalid')]).toEqual(['free', 'true']);
  await price.fill('61');
  await page.getByRole('button', { name: 'Save and go on editing' }).click();
  await page.getByText('Saved.').waitFor();
  await price.fill('60');
  await price.press('Enter');
  await heading(page, 'Garlic Naan');
  await page.getByRole('link', { name: 'History' }).click();
  const newest = page.getByRole('listitem').filter({ hasText: 'nickfury@admin.com' }).first();
  await newest.waitFor();
  expect(await newest.innerText()).toMatch(/dish: change[\s\S]*price\s+61\.00\s+60\.00/);
});

test('who goes on to another page while a dish is being saved stays there, and the dish is saved', async () => {
  const page = await openOffice();
  await page.goto('/admin/resources/api_menu?filters.q=mishti');
  await page.getByRole('link', { name: 'Mishti Doi' }).click();
  await page.getByRole('link', { name: 'Change dish' }).click();
  await heading(page, 'Change dish: Mishti Doi');
  let send!: () => void;
  const isSlow = new Promise<void>((resolve) => (send = resolve));
  await page.route('**/admin/api/**/edit', async (route) => {
    await isSlow;
    await route.continue();
  });
  await page.getByLabel('Price').fill('82');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await menu(page, 'Countries').click();
  await page.getByRole('link', { name: 'UK' }).first().waitFor();
  send();
  await page.getByText('Saved.').waitFor();
  expect(page.url()).toContain('/api_country');
  await page.goto('/admin/resources/api_menu?filters.q=mishti');
  await page.getByText('₹82.00').first().waitFor();
});

test('dishes are sold out in bulk and their prices raised after a look at every new price', async () => {
  const page = await openOffice();
  await page.goto('/admin/resources/api_menu?filters.q=naan&perPage=50');
  await page.getByRole('checkbox', { name: 'Choose Garlic Naan' }).check();
  await page.getByRole('link', { name: 'Mark sold out' }).click();
  await page.getByRole('button', { name: 'Mark sold out' }).click();
  await page.getByText('One dish is sold out.').waitFor();
  expect(new URL(page.url()).search).toContain('filters.q=naan');
  await page.getByRole('checkbox', { name: 'Choose all on this page' }).check();
  await page.getByRole('link', { name: 'Change prices' }).click();
  await page.getByLabel('Change by, in percent').fill('10');
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText('₹66.00').waitFor();
  await page.getByRole('button', { name: 'Change these prices' }).click();
  await page.getByText(/prices of .* changed/).waitFor();
  await page.getByRole('cell', { name: '₹66.00' }).waitFor();
});

test('an order is found by a part of a name, cancelled with a reason, and says who did it', async () => {
  const site = await journeys.open();
  await signIn(site, 'captainmarvel@manager.com', 'manager123');
  await site.goto('/restaurants?search=biryani');
  await site.getByRole('link', { name: 'Mumbai Masala' }).first().click();
  await site.getByRole('button', { name: 'Add Chicken Biryani to your cart' }).click();
  await site.getByRole('link', { name: /^Cart.*1 item/ }).first().click();
  await site.getByRole('link', { name: /^Check out/ }).click();
  await site.getByRole('button', { name: /Place the order/ }).click();
  await site.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  const id = /[0-9a-f-]{36}/.exec(site.url())![0];
  const page = await openOffice();
  await menu(page, 'Orders').click();
  await search(page, 'marv');
  await page.getByRole('cell', { name: 'Captain Marvel' }).first().waitFor();
  await page.goto(`/admin/resources/api_order/records/${id}/show`);
  await page.getByRole('link', { name: 'Cancel order' }).click();
  await page.getByLabel('Reason (optional)').fill('The kitchen is closed');
  await page.getByRole('button', { name: 'Cancel this order' }).click();
  await page.getByText('The order is cancelled.').waitFor();
  await page.getByText('The kitchen is closed').waitFor();
  await site.reload();
  await site.getByText('The kitchen is closed').first().waitFor();
});

test('a file with a bad row says which, writes nothing, and is imported once it is put right', async () => {
  const page = await openOffice();
  await menu(page, 'Dishes').click();
  await page.getByRole('link', { name: 'Import CSV' }).click();
  const choose = (text: string) => page.getByLabel('CSV file').setInputFiles({ name: 'dishes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await choose('Restaurant,Name,Price\nMumbai Masala,Lassi,90\nMumbai Masala,Kulfi,cold\n');
  await page.getByRole('button', { name: 'Check file' }).click();
  await page.getByText('One thing needs to be put right first').waitFor();
  await page.getByRole('cell', { name: /amount such as/ }).waitFor();
  await choose('Restaurant,Name,Price\nMumbai Masala,Lassi,90\nMumbai Masala,Kulfi,120\n');
  await page.getByRole('button', { name: 'Check file' }).click();
  await page.getByRole('button', { name: 'Import 2 rows' }).click();
  await page.getByText('Imported: 2 added.').waitFor();
  await search(page, 'kulfi');
  await page.getByRole('link', { name: 'Kulfi' }).waitFor();
});

test('the keyboard alone finds a person by part of a name and opens the page', async () => {
  const page = await openOffice();
  await menu(page, 'People').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').waitFor();
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('trav');
  await page.keyboard.press('Enter');
  const travis = page.getByRole('link', { name: 'Travis' });
  await travis.waitFor();
  await page.waitForURL(/filters\.q=trav/);
  await travis.focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Travis');
  await page.getByText('travis@member.com').first().waitFor();
});

test('signing out of the back office signs out of the site', async () => {
  const page = await openOffice();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/login**');
  await page.goto('/admin');
  await page.waitForURL('**/login**');
});
