import { expect, test } from 'vitest';
import { runSql } from '../test/postgres';
import { useWorld } from '../test/world';

const world = useWorld();

/** Statements that break a rule; the database itself must refuse them, whatever the code above forgot. */
const FORBIDDEN: [rule: string, sql: string, constraint: RegExp][] = [
  ['a price is a number', `UPDATE api_menu SET price = 'NaN'`, /check/],
  ['a price is above zero', `UPDATE api_menu SET price = 0`, /check/],
  ['a price fits', `UPDATE api_menu SET price = 100000000`, /overflow/],
  ['a role is one of three', `UPDATE api_user SET role = 'king'`, /check/],
  ['an e-mail belongs to one person, however it is written', `UPDATE api_user SET email = upper('thor@member.com') WHERE email = 'travis@member.com'`, /api_user_email/],
  ['a password is a hash', `UPDATE api_user SET password = 'member123'`, /check/],
  ['a country with people stays', `DELETE FROM api_country WHERE name = 'India'`, /foreign key/],
  ['a country has a currency', `UPDATE api_country SET currency = 'rupees'`, /check/],
  ['a restaurant with dishes stays', `DELETE FROM api_restaurant`, /foreign key/],
  ['a card has four digits', `UPDATE api_paymentmethod SET card_last4 = '12345'`, /check/],
  ['a card is credit or debit', `UPDATE api_paymentmethod SET type = 'bitcoin'`, /check/],
];

test.each(FORBIDDEN)('%s', async (_rule, sql, constraint) => {
  await expect(runSql(world.ownerUrl, sql)).rejects.toThrow(constraint);
});

test('what was ordered is never taken along: dish, restaurant, card and person stay', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  for (const sql of [
    `DELETE FROM api_menu WHERE name = 'Garlic Naan'`,
    `DELETE FROM api_paymentmethod WHERE card_last4 = '5555'`,
    `DELETE FROM api_user WHERE email = 'captainmarvel@manager.com'`,
    `UPDATE api_restaurant SET country = 'USA' WHERE name = 'Mumbai Masala'`,
  ]) {
    await expect(runSql(world.ownerUrl, sql)).rejects.toThrow(/foreign key/);
  }
});

test('an order cannot lie in another country than its restaurant, nor be cancelled by nobody', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  await expect(runSql(world.ownerUrl, `UPDATE api_order SET country = 'USA'`)).rejects.toThrow(/foreign key/);
  await expect(runSql(world.ownerUrl, `UPDATE api_order SET status = 'cancelled'`)).rejects.toThrow(/check/);
  await expect(runSql(world.ownerUrl, `UPDATE api_order SET total_amount = 'NaN'`)).rejects.toThrow(/check/);
  await expect(runSql(world.ownerUrl, `UPDATE api_orderitem SET quantity = 100`)).rejects.toThrow(/check/);
});

test('a cart line names a dish of its restaurant, once', async () => {
  const thor = await world.viewer('thor');
  const { id: menuId, restaurantId } = await world.dish('Garlic Naan');
  await world.shop.addToCart(thor, { menuId, restaurantId, quantity: 1 });
  const elsewhere = (await world.restaurant('Delhi Delights')).id;
  await expect(runSql(world.ownerUrl, `UPDATE api_cartitem SET restaurant_id = '${elsewhere}'`)).rejects.toThrow(/foreign key/);
  await expect(
    runSql(world.ownerUrl, 'INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price) SELECT user_id, menu_id, restaurant_id, 1, 1 FROM api_cartitem'),
  ).rejects.toThrow(/unique/);
});

test('the audit trail cannot be rewritten', async () => {
  await world.anOrder('captainMarvel', 'Garlic Naan');
  await expect(runSql(world.ownerUrl, `UPDATE api_auditlog SET action = 'nothing.happened'`)).rejects.toThrow(/append-only/);
  await expect(runSql(world.ownerUrl, 'DELETE FROM api_auditlog')).rejects.toThrow(/append-only/);
});
