import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { signIn, useJourneys } from '../journeys/chromium';
import { askSql, runSql } from '../postgres';
import { furnish } from './addresses';

/*
 * Cases 145 to 147 and 157, 158: what people typed stands on every page as text, and no page breaks its own policy. A
 * violation is written to the console, and any error there fails the test that was running.
 */
const journeys = useJourneys();
const SCRIPT = `</script><script>window.pwned=1</script>`;
const PICTURE = `"><img src=x onerror="window.pwned=2">`;
const ODD = `<!--<script>\u2028javascript:window.pwned=3//\${alert(1)}{{1}}`;

beforeAll(async () => {
  const { ownerUrl } = journeys.server;
  await furnish(ownerUrl);
  const text = (words: string) => `'${words.replaceAll("'", "''")}'`;
  await runSql(
    ownerUrl,
    `UPDATE api_user SET name = ${text(SCRIPT)} WHERE email = 'nickfury@admin.com'`,
    `UPDATE api_user SET name = ${text(PICTURE)} WHERE email = 'thor@member.com'`,
    `UPDATE api_restaurant SET name = ${text(SCRIPT)}, description = ${text(ODD)} WHERE name = 'New York Pizza'`,
    `UPDATE api_menu SET name = ${text(PICTURE)}, description = ${text(SCRIPT)}`,
    `UPDATE api_orderitem SET name = ${text(SCRIPT)}`,
    `INSERT INTO api_auditlog (action, object_type, object_id, country, actor_id, actor_email, after)
     SELECT 'user.rename', 'user', id, country, id, ${text(PICTURE)}, jsonb_build_object('name', ${text(SCRIPT)}) FROM api_user`,
  );
});

/** A page that tells of every breach of its policy, and of every dialog. */
async function watched(): Promise<{ page: Page; breaches: string[] }> {
  const page = await journeys.open({ userAgent: SCRIPT });
  const breaches: string[] = [];
  await page.exposeFunction('tellOfBreach', (words: string) => void breaches.push(words));
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (e) => tellOfBreach([e.violatedDirective, e.blockedURI, e.sourceFile.split('?')[0], e.sample].join(' ').trim()))`);
  page.on('dialog', (dialog) => {
    breaches.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, breaches };
}

async function visit(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate('window.pwned'), path).toBeUndefined();
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
  }
}

test('cases 145, 146, 157: the site shows hostile names as they are, and no page breaks its policy', async () => {
  const { page, breaches } = await watched();
  await signIn(page, 'nickfury@admin.com', 'admin123');
  const [order] = await askSql<{ id: string }>(journeys.server.ownerUrl, `SELECT id FROM api_order LIMIT 1`);
  const [place] = await askSql<{ id: string }>(journeys.server.ownerUrl, `SELECT id FROM api_restaurant WHERE name LIKE '</script>%'`);
  await visit(page, ['/dashboard', '/restaurants', `/restaurants/${place!.id}`, '/cart', `/checkout/${place!.id}`, '/orders', `/orders/${order!.id}`, '/payment-methods', '/account', '/nowhere', `/restaurants?search=${encodeURIComponent(PICTURE)}`]);
  await page.goto(`/restaurants/${place!.id}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('window.pwned=1');
  expect(await page.title()).toContain('</script>');
  expect(breaches).toEqual([]);
});

test('cases 145, 147, 158: so does the back office, in lists, records, forms and history, and the reference of the API', async () => {
  const { page, breaches } = await watched();
  await signIn(page, 'nickfury@admin.com', 'admin123');
  const paths = ['/admin', '/docs/'];
  for (const table of ['user', 'restaurant', 'menu', 'order', 'orderitem', 'auditlog', 'session']) {
    const [row] = await askSql<{ id: string }>(journeys.server.ownerUrl, `SELECT id FROM api_${table} ORDER BY id DESC LIMIT 1`);
    paths.push(`/admin/resources/api_${table}`, `/admin/resources/api_${table}/records/${row!.id}/show`);
    if (['user', 'restaurant', 'menu'].includes(table)) paths.push(`/admin/resources/api_${table}/records/${row!.id}/edit`);
  }
  await visit(page, paths);
  // AdminJS's design system asks once a page whether it may make code of text; it may not, and goes on without.
  const asked = `script-src eval ${journeys.server.origin}/admin/frontend/assets/design-system.bundle.js`;
  expect(breaches.filter((breach) => breach !== asked)).toEqual([]);
});
