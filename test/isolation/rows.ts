import { askSql, runSql } from './sql';
import type { Thing } from './door';

export const COUNTRIES = ['India', 'USA', 'UK'] as const;
export type CountryName = (typeof COUNTRIES)[number];

const CARD = { India: '9173', USA: '8461', UK: '7392' };

/**
 * On top of the demo world, for its owner: in every country a colleague, a newcomer who has nothing yet, a restaurant
 * without dishes and a dish nobody ordered; and everybody has a card, a session, an order at home (members as from an
 * earlier role), a dish of home in the cart and one of another country, as after moving. The key tells the country.
 */
const FILL = [
  `UPDATE api_user SET is_staff = true WHERE email = 'captainmarvel@manager.com'`,
  ...COUNTRIES.flatMap((country) => [
    person(`colleague of ${country}`, country, 'manager', true),
    person(`newcomer of ${country}`, country, 'member', false),
    `INSERT INTO api_restaurant (name, country, description, is_active) VALUES ('Empty place of ${country}', '${country}', 'nothing yet', false)`,
    `INSERT INTO api_menu (restaurant_id, name, price, is_available)
     SELECT id, 'New dish of ${country}', 7, false FROM api_restaurant WHERE country = '${country}' AND is_active ORDER BY name LIMIT 1`,
    `UPDATE api_paymentmethod SET card_last4 = '${CARD[country]}' WHERE country = '${country}'`,
    // One for everybody to order with, and one for the colleague that nothing was paid with.
    ...[`u.name NOT LIKE 'newcomer%' AND NOT EXISTS (SELECT FROM api_paymentmethod p WHERE p.user_id = u.id)`, `u.name = 'colleague of ${country}'`].map(
      (who) => `INSERT INTO api_paymentmethod (user_id, card_last4, type) SELECT u.id, '${CARD[country]}', 'debit' FROM api_user u WHERE u.country = '${country}' AND ${who}`,
    ),
  ]),
  `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
   SELECT u.id, r.id, r.country, c.currency, p.id, 10, 'confirmed' FROM api_user u JOIN api_country c ON c.name = u.country
   CROSS JOIN LATERAL (SELECT * FROM api_paymentmethod WHERE user_id = u.id ORDER BY created_at, id LIMIT 1) p
   CROSS JOIN LATERAL (SELECT * FROM api_restaurant WHERE country = u.country AND is_active ORDER BY name LIMIT 1) r`,
  `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price)
   SELECT o.id, m.id, m.name, 1, 10 FROM api_order o CROSS JOIN LATERAL
   (SELECT * FROM api_menu WHERE restaurant_id = o.restaurant_id AND is_available ORDER BY name LIMIT 1) m`,
  `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price)
   SELECT u.id, m.id, m.restaurant_id, 1, m.price FROM api_user u CROSS JOIN api_country c
   CROSS JOIN LATERAL (SELECT * FROM api_menu WHERE country = c.name AND is_available ORDER BY name DESC LIMIT 1) m
   WHERE u.name NOT LIKE 'newcomer%' AND (c.name = u.country OR u.name = 'Nick Fury' OR u.name NOT LIKE 'colleague%' AND c.name = CASE u.country WHEN 'India' THEN 'USA' ELSE 'UK' END)`,
  `INSERT INTO api_session (token_hash, user_id, expires_at, ip, user_agent)
   SELECT sha256(convert_to(id::text, 'UTF8')), id, now() + interval '1 hour', '127.0.0.1', 'another device of ' || name FROM api_user`,
  `INSERT INTO api_auditlog (action, object_type, object_id, country) SELECT 'country.change', 'country', name, name FROM api_country`,
];

function person(name: string, country: string, role: string, isActive: boolean): string {
  const email = `${name.replaceAll(' ', '.')}@slooze.example`.toLowerCase();
  return `INSERT INTO api_user (email, name, password, role, country, is_active) SELECT '${email}', '${name}', password, '${role}', '${country}', ${isActive} FROM api_user LIMIT 1`;
}

export const fillRows = (ownerUrl: string) => runSql(ownerUrl, ...FILL);

/** Ids of rows by what they are, and where they lie or whose they are. */
export class Rows {
  private constructor(private readonly ids: ReadonlyMap<string, string>) {}

  static async read(ownerUrl: string): Promise<Rows> {
    const rows = await askSql<{ key: string; id: string }>(ownerUrl, EVERYTHING);
    return new Rows(new Map(rows.map(({ key, id }) => [key, id])));
  }

  /** The row of this kind that lies in a country, or is somebody's: `find('order', 'Thor')`. */
  find(thing: Thing | 'price in cart' | 'restaurant of dish', where: string): string {
    const id = this.ids.get(`${thing}/${where}`);
    if (id === undefined) throw new Error(`there is no ${thing} of ${where}`);
    return id;
  }
}

const EVERYTHING = `
  WITH place AS (SELECT DISTINCT ON (country) * FROM api_restaurant WHERE is_active ORDER BY country, name),
  dish AS (SELECT DISTINCT ON (m.country) m.* FROM api_menu m JOIN place ON place.id = m.restaurant_id WHERE m.is_available ORDER BY m.country, m.name),
  who AS (SELECT id, country, name, CASE WHEN name LIKE 'colleague of %' THEN country ELSE name END AS place FROM api_user)
  SELECT 'restaurant/' || country AS key, id::text FROM place
  UNION ALL SELECT 'dish/' || country, id::text FROM dish
  UNION ALL SELECT 'restaurant of dish/' || country, restaurant_id::text FROM dish
  UNION ALL SELECT 'empty restaurant/' || country, id::text FROM api_restaurant WHERE name LIKE 'Empty place of %'
  UNION ALL SELECT 'new dish/' || country, id::text FROM api_menu WHERE name LIKE 'New dish of %'
  UNION ALL SELECT 'newcomer/' || country, id::text FROM api_user WHERE name LIKE 'newcomer of %'
  UNION ALL SELECT 'country/' || name, name FROM api_country
  UNION ALL SELECT 'audit entry/' || country, max(id)::text FROM api_auditlog GROUP BY country
  UNION ALL SELECT 'person/' || place, id::text FROM who
  UNION ALL SELECT 'order/' || place, o.id::text FROM api_order o JOIN who ON who.id = o.user_id
  UNION ALL SELECT 'order line/' || place, i.id::text FROM api_orderitem i JOIN api_order o ON o.id = i.order_id JOIN who ON who.id = o.user_id
  UNION ALL SELECT 'cart line/' || place, c.id::text FROM api_cartitem c JOIN who ON who.id = c.user_id AND who.country = c.country
  UNION ALL SELECT 'restaurant in cart/' || country, restaurant_id::text FROM api_cartitem GROUP BY country, restaurant_id
  UNION ALL SELECT DISTINCT 'price in cart/' || country, price::text FROM api_cartitem
  UNION ALL SELECT 'session/' || place, s.id::text FROM api_session s JOIN who ON who.id = s.user_id WHERE s.user_agent LIKE 'another device%'
  UNION ALL SELECT 'card/' || place, p.id::text FROM api_paymentmethod p JOIN who ON who.id = p.user_id WHERE EXISTS (SELECT FROM api_order o WHERE o.payment_method_id = p.id)
  UNION ALL SELECT 'spare card/' || place, p.id::text FROM api_paymentmethod p JOIN who ON who.id = p.user_id WHERE NOT EXISTS (SELECT FROM api_order o WHERE o.payment_method_id = p.id)`;
