import { describe, expect, test } from 'vitest';
import { signIn, useJourneys } from './chromium';

const journeys = useJourneys();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('signing in, %s', (_how, javaScriptEnabled) => {
  test('a wrong password is told in place, keeps the e-mail and never the password', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('travis@member.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('E-mail and password do not match.').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('travis@member.com');
    expect(await page.content()).not.toContain('wrong-password');
  });

  test('a guest is brought back to the page they wanted, within the site only', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await page.goto('/restaurants?search=pizza');
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.getByLabel('E-mail').fill('captainamerica@manager.com');
    await page.getByLabel('Password', { exact: true }).fill('manager123');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/restaurants?search=pizza');
    await page.context().clearCookies();
    await page.goto('/login?redirectTo=https://evil.example/');
    await page.getByLabel('E-mail').fill('captainamerica@manager.com');
    await page.getByLabel('Password', { exact: true }).fill('manager123');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL('**/dashboard');
  });

  test('signing out ends the session, and the back button shows nothing of it', async () => {
    const page = await journeys.open({ javaScriptEnabled });
    await signIn(page, 'captainamerica@manager.com', 'manager123');
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    await page.waitForURL('**/login');
    await page.goBack();
    await page.waitForURL(/\/login/);
  });

  test('the theme is chosen once and stands in the first byte of every page', async () => {
    const page = await journeys.open({ javaScriptEnabled, colorScheme: 'light' });
    await page.goto('/login');
    const kept = page.waitForResponse((response) => new URL(response.url()).pathname.startsWith('/theme'));
    await page.getByRole('button', { name: 'Dark' }).first().click();
    await kept;
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.reload();
    const [r = 255] = await page.evaluate(() => {
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    });
    expect(r).toBeLessThan(60);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const html = await (await fetch(`${journeys.server.origin}/login`, { headers: { cookie } })).text();
    expect(/<html[^>]*>/.exec(html)![0]).toContain('dark');
  });
});

test('one click fills in a demo person', async () => {
  const page = await journeys.open();
  await page.goto('/login');
  await page.getByRole('button', { name: /Captain Marvel/ }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('captainmarvel@manager.com');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/dashboard');
});

test('without JavaScript one click signs a demo person in', async () => {
  const page = await journeys.open({ javaScriptEnabled: false });
  await page.goto('/login');
  await page.getByRole('button', { name: /Captain Marvel/ }).click();
  await page.waitForURL('**/dashboard');
});

test('too many wrong passwords: 429, and how long to wait', async () => {
  const page = await journeys.open({ javaScriptEnabled: false });
  for (let attempt = 0; attempt < 6; attempt++) {
    await page.goto('/login');
    await page.getByLabel('E-mail').fill('thanos@member.com');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  expect(await page.getByText(/Too many attempts to sign in\. Please try again in \d+ minutes/).isVisible()).toBe(true);
});

test('a session that was ended elsewhere leads to the login page, never to a dead end', async () => {
  const [phone, desk] = [await journeys.open({ viewport: { width: 390, height: 844 } }), await journeys.open()];
  await signIn(phone, 'travis@member.com', 'member123');
  await signIn(desk, 'travis@member.com', 'member123');
  await desk.goto('/account');
  await desk.getByRole('button', { name: /Sign out everywhere/ }).click();
  await desk.waitForURL(/\/login/);
  await phone.goto('/cart');
  await phone.waitForURL(/\/login\?redirectTo=%2Fcart/);
  expect(await phone.getByRole('button', { name: 'Sign in', exact: true }).isVisible()).toBe(true);
});
