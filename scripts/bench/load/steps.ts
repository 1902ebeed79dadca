export interface Sizes {
  orders: number;
  users: number;
  restaurants: number;
  dishes: number;
}

/** Statements in their order, with what each does; `$n` are the values behind it. */
export interface Step {
  what: string;
  sql: string;
  values?: unknown[];
}

// Half of everything lies in India, three tenths in the USA, the rest in the UK.
const COUNTRY = (number: string) => `(ARRAY['India', 'USA', 'India', 'UK', 'India', 'USA', 'India', 'USA', 'India', 'UK'])[${number} % 10 + 1]`;
const pick = (words: string[], number: string) => `(ARRAY[${words.map((word) => `'${word}'`).join(', ')}])[(${number})::int % ${words.length} + 1]`;

const FIRST = ['Asha', 'Ravi', 'Emma', 'Liam', 'Priya', 'Noah', 'Meera', 'Oliver', 'Kiran', 'Sofia', 'Arjun', 'Grace', 'Zoë'];
const LAST = ['Patel', 'Smith', 'Iyer', 'Johnson', 'Khan', 'Brown', 'Reddy', 'Wilson', 'Das', 'Taylor', 'Nair'];
const KIND = ['Kitchen', 'Grill', 'Bistro', 'House', 'Diner', 'Corner', 'Table'];
const STYLE = ['Golden', 'Old Town', 'Garden', 'Riverside', 'Blue', 'Family', 'Station', 'Corner', 'Sunny', 'Little', 'Royal'];
const COOKED = ['Grilled', 'Spiced', 'Crisp', 'Smoked', 'Baked', 'Fried', 'Creamy', 'Fresh', 'Slow', 'Stuffed', 'Tandoori'];
const FOOD = ['Naan', 'Paneer', 'Chicken', 'Salmon', 'Rice', 'Noodles', 'Potatoes', 'Salad', 'Soup', 'Burger', 'Dosa', 'Pie', 'Curry'];

/** People, a hundredth of them managers with a card; all share one password that nobody knows. */
const people = ({ users }: Sizes, password: string): Step[] => [
  {
    what: 'people',
    sql: `INSERT INTO api_user (email, name, password, role, country, created_at)
      SELECT 'person' || n || '@example.com', ${pick(FIRST, 'n')} || ' ' || ${pick(LAST, 'n / 13')}, $2,
        CASE WHEN n % 100 < 1 THEN 'manager' ELSE 'member' END, ${COUNTRY('(n / 100 + n)')}, now() - interval '2 years' - n * interval '1 second'
      FROM generate_series(1, $1::int) n`,
    values: [users, password],
  },
  {
    what: 'cards',
    sql: `INSERT INTO api_paymentmethod (user_id, card_last4, type, country, created_at)
      SELECT id, lpad((random() * 9999)::int::text, 4, '0'), CASE WHEN random() < 0.5 THEN 'credit' ELSE 'debit' END, country, created_at
      FROM api_user u WHERE role = 'manager' AND NOT EXISTS (SELECT FROM api_paymentmethod p WHERE p.user_id = u.id)`,
  },
  {
    what: 'sessions',
    sql: `INSERT INTO api_session (token_hash, user_id, created_at, last_seen_at, expires_at)
      SELECT sha256(gen_random_uuid()::text::bytea), id, now() - interval '3 hours', now() - random() * interval '3 hours', now() + interval '21 hours'
      FROM api_user WHERE email LIKE 'person%@example.com'`,
  },
];

const catalog = ({ restaurants, dishes }: Sizes): Step[] => [
  {
    what: 'restaurants',
    sql: `WITH written AS (
        INSERT INTO api_restaurant (name, country, description)
        SELECT ${pick(STYLE, 'n')} || ' ' || ${pick(KIND, 'n / 11')} || ' ' || n, ${COUNTRY('n')}, 'Cooks for offices, from noon to late.'
        FROM generate_series(1, $1::int) n RETURNING id, country)
      SELECT id, country, row_number() OVER () AS n INTO TEMP load_restaurant FROM written`,
    values: [restaurants],
  },
  {
    what: 'dishes',
    sql: `INSERT INTO api_menu (restaurant_id, country, name, price, description)
      SELECT r.id, r.country, ${pick(COOKED, 'dish')} || ' ' || ${pick(FOOD, 'dish / 11')} || ' ' || dish,
        round((CASE r.country WHEN 'India' THEN 60 + random() * 500 ELSE 3 + random() * 35 END)::numeric, 2), 'Made when you order it.'
      FROM generate_series(1, $1::int) dish JOIN load_restaurant r ON r.n = dish % $2::int + 1`,
    values: [dishes, Math.max(1, restaurants)],
  },
];

/** Orders of two years by everybody who may place one, at restaurants of their own country, of one to five dishes in a row of the menu. */
const orders = ({ orders: count }: Sizes): Step[] => [
  {
    what: 'who and where',
    sql: `
      CREATE TEMP TABLE load_person AS SELECT u.id, u.email, u.country, p.id AS card, p.card_last4, p.type, row_number() OVER (ORDER BY u.id) AS n
        FROM api_user u JOIN LATERAL (SELECT * FROM api_paymentmethod WHERE user_id = u.id ORDER BY created_at, id LIMIT 1) p ON true WHERE u.role = 'manager';
      CREATE TEMP TABLE load_dish AS SELECT id, restaurant_id, name, price, row_number() OVER (PARTITION BY restaurant_id ORDER BY id) - 1 AS k FROM api_menu;
      CREATE TEMP TABLE load_place AS SELECT r.id, r.name, r.country, c.currency, d.dishes, row_number() OVER (PARTITION BY r.country ORDER BY r.id) - 1 AS n,
        count(*) OVER (PARTITION BY r.country) AS places
        FROM api_restaurant r JOIN api_country c ON c.name = r.country JOIN (SELECT restaurant_id, count(*) AS dishes FROM load_dish GROUP BY 1) d ON d.restaurant_id = r.id;
      CREATE INDEX ON load_dish (restaurant_id, k); CREATE INDEX ON load_place (country, n); ANALYZE load_dish; ANALYZE load_place`,
  },
  {
    what: 'order numbers',
    sql: `CREATE TEMP TABLE load_order AS
      WITH wish AS MATERIALIZED (
        SELECT n, gen_random_uuid() AS id, n % (SELECT count(*) FROM load_person) + 1 AS person, random() AS place, (random() * 1000)::int AS first,
          1 + (random() * 4)::int AS lines, now() - interval '1 hour' - power(random(), 1.2) * interval '730 days' AS created_at, random() AS luck
        FROM generate_series(1, ${count}) n)
      SELECT w.id, p.id AS user_id, p.email, p.card, p.card_last4, p.type, r.id AS restaurant_id, r.name AS restaurant, r.country, r.currency, w.created_at,
        w.first, least(w.lines, r.dishes) AS lines, r.dishes, CASE WHEN luck < 0.03 THEN 'cancelled' WHEN luck < 0.04 THEN 'pending' ELSE 'confirmed' END AS status
      FROM wish w JOIN load_person p ON p.n = w.person
      JOIN (SELECT DISTINCT country, places FROM load_place) c ON c.country = p.country
      JOIN load_place r ON r.country = p.country AND r.n = floor(w.place * c.places)`,
  },
  {
    what: 'order lines',
    sql: `INSERT INTO api_orderitem (order_id, country, menu_id, name, quantity, price)
      SELECT o.id, o.country, d.id, d.name, 1 + (o.first + step) % 4, d.price
      FROM load_order o CROSS JOIN LATERAL generate_series(0, o.lines - 1) step JOIN load_dish d ON d.restaurant_id = o.restaurant_id AND d.k = (o.first + step) % o.dishes`,
  },
  {
    what: 'orders',
    sql: `INSERT INTO api_order (id, user_id, restaurant_id, country, currency, payment_method_id, card_last4, card_type, total_amount, status, created_at, cancelled_at, cancelled_by)
      SELECT o.id, user_id, restaurant_id, o.country, currency, card, card_last4, type, i.total, status, created_at,
        CASE WHEN status = 'cancelled' THEN created_at + interval '20 minutes' END, CASE WHEN status = 'cancelled' THEN user_id END
      FROM load_order o JOIN (SELECT order_id, sum(price * quantity) AS total FROM api_orderitem GROUP BY 1) i ON i.order_id = o.id`,
  },
  {
    what: 'audit trail',
    sql: `INSERT INTO api_auditlog (created_at, actor_id, actor_email, action, object_type, object_id, country, after)
      SELECT o.created_at, o.user_id, o.email, 'order.place', 'order', o.id::text, o.country,
        jsonb_build_object('restaurant', o.restaurant, 'total', w.total_amount::text, 'currency', o.currency, 'lines', o.lines)
      FROM load_order o JOIN api_order w ON w.id = o.id ORDER BY o.created_at;
    INSERT INTO api_auditlog (created_at, actor_id, actor_email, action, object_type, object_id, country, before, after)
      SELECT o.cancelled_at, o.cancelled_by, u.email, 'order.cancel', 'order', o.id::text, o.country, '{"status": "confirmed"}', '{"status": "cancelled", "reason": null}'
      FROM load_order l JOIN api_order o ON o.id = l.id JOIN api_user u ON u.id = o.cancelled_by ORDER BY o.cancelled_at`,
  },
];

/** Two dishes in the carts of a fifth of the people. */
const carts: Step = {
  what: 'carts',
  sql: `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, country, quantity, price)
    SELECT u.id, d.id, d.restaurant_id, u.country, 1 + d.k % 3, d.price
    FROM (SELECT id, country, row_number() OVER (PARTITION BY country ORDER BY id) AS n FROM api_user WHERE email LIKE 'person%@example.com') u
    JOIN load_place r ON r.country = u.country AND r.n = (u.n / 5) % r.places JOIN load_dish d ON d.restaurant_id = r.id AND d.k < 2
    WHERE u.n % 5 = 0`,
};

/** What triggers would have counted; they sleep while rows are loaded. */
const figures: Step = { what: 'figures', sql: 'DELETE FROM api_bestsellerday; SELECT api_recount_days(name), api_keep_best_sellers(name) FROM api_country' };

export const steps = (sizes: Sizes, password: string): Step[] => [...people(sizes, password), ...catalog(sizes), ...orders(sizes), carts, figures];
