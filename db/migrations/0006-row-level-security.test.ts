import { afterAll, beforeAll, expect, test } from 'vitest';
import { askSql, createDatabase, runSql, type TestDatabase } from '../../test/postgres';
import { people } from './0001-people';
import { catalog } from './0002-catalog';
import { ordering } from './0003-ordering';
import { audit } from './0004-audit';
import { searching } from './0005-searching';
import { rowLevelSecurity } from './0006-row-level-security';

let database: TestDatabase;
const ask = (sql: string) => askSql(database.ownerUrl, sql);

beforeAll(async () => {
  database = await createDatabase();
  // An American orders in India and has left a trail there, in a country that is gone, and in none.
  await runSql(
    database.ownerUrl,
    ...[people, catalog, ordering, audit, searching].map(({ up }) => up),
    `INSERT INTO api_country VALUES ('India', 'INR', 'en-IN', 'Asia/Kolkata'), ('USA', 'USD', 'en-US', 'UTC')`,
    `INSERT INTO api_user (email, name, password, role, country) VALUES ('a@example.com', 'A', '$argon2id$', 'admin', 'USA')`,
    `INSERT INTO api_paymentmethod (user_id, card_last4, type) SELECT id, '1234', 'debit' FROM api_user`,
    `INSERT INTO api_restaurant (name, country) VALUES ('R', 'India')`,
    `INSERT INTO api_menu (restaurant_id, name, price) SELECT id, 'D', 10 FROM api_restaurant`,
    `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price) SELECT u.id, m.id, m.restaurant_id, 1, 10 FROM api_user u, api_menu m`,
    `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
     SELECT u.id, r.id, 'India', 'INR', p.id, 10, 'confirmed' FROM api_user u, api_restaurant r, api_paymentmethod p`,
    `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price) SELECT o.id, m.id, 'D', 1, 10 FROM api_order o, api_menu m`,
    `INSERT INTO api_auditlog (action, object_type, object_id, country, actor_id) SELECT 'a.b', 'c', 'd', place, id FROM api_user, unnest(ARRAY['India', 'Gone', NULL]) place`,
  );
});
afterAll(() => database.drop());

test('existing rows get their country, existing orders their card, and back again nothing is lost', async () => {
  await runSql(database.ownerUrl, rowLevelSecurity.up);
  for (const table of ['menu', 'cartitem', 'orderitem']) expect([table, await ask(`SELECT country FROM api_${table}`)]).toEqual([table, [{ country: 'India' }]]);
  expect(await ask('SELECT country FROM api_paymentmethod')).toEqual([{ country: 'USA' }]);
  expect(await ask('SELECT card_last4, card_type FROM api_order')).toEqual([{ card_last4: '1234', card_type: 'debit' }]);
  expect(await ask('SELECT country FROM api_auditlog ORDER BY id')).toEqual([{ country: 'India' }, { country: 'Gone' }, { country: 'USA' }]);
  expect(await ask('SELECT name FROM api_formercountry')).toEqual([{ name: 'Gone' }]);
  await expect(runSql(database.ownerUrl, 'DELETE FROM api_auditlog')).rejects.toThrow('append-only');

  await runSql(database.ownerUrl, rowLevelSecurity.down);
  expect(await ask('SELECT (SELECT count(*) FROM api_cartitem)::int AS lines, (SELECT count(*) FROM api_orderitem)::int AS items')).toEqual([{ lines: 1, items: 1 }]);
});
