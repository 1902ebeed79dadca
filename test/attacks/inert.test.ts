import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { signIn, useJourneys } from '../journeys/chromium';
import { askSql, runSql } from '../postgres';

const journeys = useJourneys();

/** What would act if any page took it for markup; emoji, a change of direction and a zero width beside. */
const EVIL = `"'><img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script></script><!--<svg onload=globalThis.ran=1> javascript:globalThis.ran=1 {{7*7}} \u2028\u202eabc\u202c a\u200bb 🍛👩🏽‍🍳 é`;
const q = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Puts it into every text people can type, on the way it would have come. */
async function poison(ownerUrl: string): Promise<{ restaurantId: string; menuId: string; userId: string }> {
  // Names hold a hundred characters, so they carry the shorter half each.
  const short = EVIL.slice(0, 90);
  await runSql(
    ownerUrl,
    `UPDATE api_restaurant SET name = ${q(short)}, description = ${q(EVIL)} WHERE name = 'Mumbai Masala'`,
    `UPDATE api_menu SET name = ${q(`${short} naan`)}, description = ${q(EVIL)} WHERE name = 'Garlic Naan'`,
    `UPDATE api_user SET name = ${q(short)} WHERE email = 'nickfury@admin.com'`,
    `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price)
       SELECT u.id, m.id, m.restaurant_id, m.country, 1, m.price FROM api_user u, api_menu m WHERE u.email = 'nickfury@admin.com' AND m.name = ${q(`${short} naan`)}`,
    `UPDATE api_session SET user_agent = ${q(EVIL.slice(0, 250))}`,
  );
  const [row] = await askSql<{ restaurantId: string; menuId: string; userId: string }>(
    ownerUrl,
    `SELECT m.restaurant_id AS "restaurantId", m.id AS "menuId", u.id AS "userId" FROM api_menu m, api_user u WHERE m.name = ${q(`${short} naan`)} AND u.email = 'nickfury@admin.com'`,
  );
  return row!;
}

/** Opens a page, lets it settle and finds nothing that acted. */
async function visit(page: Page, path: string): Promise<string> {
  const answer = await page.goto(path);
  expect(answer!.status(), path).toBe(200);
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => [(globalThis as { ran?: number }).ran, document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length]), path).toEqual([undefined, 0]);
  return page.locator('body').innerText();
}

test('case 111: markup in every stored text is shown as text on each page of the site and the back office, and nothing of it acts', { timeout: 180_000 }, async () => {
  const page = await journeys.open();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signIn(page, 'nickfury@admin.com', 'admin123');
  const { restaurantId, menuId, userId } = await poison(journeys.server.ownerUrl);
  for (const path of ['/restaurants', `/restaurants/${restaurantId}`, '/cart', `/checkout/${restaurantId}`]) {
    expect(await visit(page, path), path).toContain('<img src=x onerror=');
  }
  await page.getByRole('button', { name: /place|order|pay/i }).first().click();
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}/);
  const orderPath = new URL(page.url()).pathname;
  const orderId = orderPath.split('/').pop()!;
  await runSql(journeys.server.ownerUrl, `UPDATE api_order SET status = 'cancelled', cancelled_at = now(), cancelled_by = user_id, cancel_reason = ${q(EVIL)}`);
  for (const path of [orderPath, '/orders', '/dashboard', '/account', '/payment-methods', `/restaurants?search=${encodeURIComponent(EVIL.slice(0, 60))}`]) {
    expect(await visit(page, path), path).toContain('<img src=x');
  }
  const office = ['', '/resources/api_restaurant', `/resources/api_restaurant/records/${restaurantId}/show`, `/resources/api_restaurant/records/${restaurantId}/edit`, '/resources/api_menu',
    `/resources/api_menu/records/${menuId}/show`, `/resources/api_menu/records/${menuId}/edit`, '/resources/api_user', `/resources/api_user/records/${userId}/show`, '/resources/api_order', `/resources/api_order/records/${orderId}/show`,
    '/resources/api_orderitem', '/resources/api_session', '/resources/api_auditlog'];
  for (const path of office) await visit(page, `/admin${path}`);
  expect(await visit(page, `/admin/resources/api_menu/records/${menuId}/show`)).toContain('<img src=x onerror=');
  expect(dialogs).toEqual([]);
});
