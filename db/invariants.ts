/** Something that is true of every row at every moment; `broken` counts the rows it is not true of. */
export interface Invariant {
  name: string;
  broken: string;
}

// An answer kept for a key names the order it placed; one that tells of cancelling an order placed none.
const PLACED = `
  SELECT user_id, coalesce(outcome ->> 'orderId', CASE WHEN outcome ->> 'status' <> 'cancelled' THEN outcome ->> 'id' END)::uuid AS order_id
  FROM api_idempotencykey`;

const CHILDREN = { api_menu: ['api_restaurant', 'restaurant_id'], api_cartitem: ['api_menu', 'menu_id'], api_orderitem: ['api_order', 'order_id'], api_paymentmethod: ['api_user', 'user_id'] };

// Days further back are not counted any more; today and the first day may lie between two clocks.
const COUNTED = '(now() AT TIME ZONE c.time_zone)::date - 57';

const tells = (action: string) => `SELECT FROM api_auditlog a WHERE a.action = 'order.${action}' AND a.object_type = 'order' AND a.object_id = o.id::text`;

/**
 * What no fault, no race and no copy may break, though no single constraint can say it. Asked as the owner, in one
 * snapshot each, also while Slooze runs.
 */
export const INVARIANTS: Invariant[] = [
  {
    name: 'an order has lines',
    broken: 'SELECT count(*) FROM api_order o WHERE NOT EXISTS (SELECT FROM api_orderitem i WHERE i.order_id = o.id)',
  },
  {
    name: 'an order costs what its lines cost',
    broken: `SELECT count(*) FROM (
      SELECT FROM api_order o JOIN api_orderitem i ON i.order_id = o.id GROUP BY o.id HAVING sum(i.quantity * i.price) <> o.total_amount) wrong`,
  },
  {
    name: 'the lines of an order are dishes of its restaurant',
    broken: `SELECT count(*) FROM api_orderitem i JOIN api_order o ON o.id = i.order_id
      LEFT JOIN api_menu m ON m.id = i.menu_id WHERE m.restaurant_id IS DISTINCT FROM o.restaurant_id`,
  },
  {
    name: 'an order lies in the country of its restaurant and is paid in its currency',
    broken: `SELECT count(*) FROM api_order o LEFT JOIN api_restaurant r ON r.id = o.restaurant_id LEFT JOIN api_country c ON c.name = r.country
      WHERE (o.country, o.currency) IS DISTINCT FROM (r.country, c.currency)`,
  },
  {
    name: 'a row lies in the country of what it belongs to',
    broken: `SELECT sum(wrong) FROM (${Object.entries(CHILDREN)
      .map(([table, [parent, key]]) => `SELECT count(*) AS wrong FROM ${table} t LEFT JOIN ${parent} p ON p.id = t.${key} WHERE p.country IS DISTINCT FROM t.country`)
      .join(' UNION ALL ')}) each`,
  },
  {
    name: 'a key placed the order it names, and no other key did',
    broken: `SELECT count(*) FROM (
      SELECT k.order_id FROM (${PLACED}) k LEFT JOIN api_order o ON o.id = k.order_id AND o.user_id = k.user_id
      WHERE k.order_id IS NOT NULL GROUP BY k.order_id HAVING count(*) <> 1 OR count(o.id) <> 1) wrong`,
  },
  {
    name: 'a line of a cart is of 1 to 99',
    broken: 'SELECT count(*) FROM api_cartitem WHERE quantity NOT BETWEEN 1 AND 99',
  },
  {
    name: 'an order was cancelled once or never, and the trail tells of it',
    broken: `SELECT count(*) FROM api_order o WHERE (SELECT count(*) FROM (${tells('cancel')}) told) <> (o.status = 'cancelled')::int
      OR (o.status = 'cancelled') <> (o.cancelled_at IS NOT NULL AND o.cancelled_by IS NOT NULL)`,
  },
  {
    name: 'the trail tells of no order that is not there',
    broken: `SELECT count(*) FROM api_auditlog a WHERE a.action = 'order.place' AND NOT EXISTS (SELECT FROM api_order o WHERE o.id::text = a.object_id)`,
  },
  {
    name: 'a session belongs to somebody',
    broken: 'SELECT count(*) FROM api_session s WHERE NOT EXISTS (SELECT FROM api_user u WHERE u.id = s.user_id)',
  },
  {
    name: 'the figures of a day are those of its orders',
    broken: `SELECT count(*) FROM (
        SELECT t.country, t.day, t.currency, sum(t.orders) AS orders, sum(t.cancelled) AS cancelled, sum(t.spend) AS spend
        FROM api_daytotal t JOIN api_country c ON c.name = t.country WHERE t.day > ${COUNTED} GROUP BY 1, 2, 3
      ) counted FULL JOIN (
        SELECT o.country, (o.created_at AT TIME ZONE c.time_zone)::date AS day, o.currency,
          count(*) FILTER (WHERE o.status <> 'cancelled') AS orders, count(*) FILTER (WHERE o.status = 'cancelled') AS cancelled,
          coalesce(sum(o.total_amount) FILTER (WHERE o.status <> 'cancelled'), 0) AS spend
        FROM api_order o JOIN api_country c ON c.name = o.country WHERE (o.created_at AT TIME ZONE c.time_zone)::date > ${COUNTED} GROUP BY 1, 2, 3
      ) real USING (country, day, currency)
      WHERE (coalesce(counted.orders, 0), coalesce(counted.cancelled, 0), coalesce(counted.spend, 0))
        IS DISTINCT FROM (coalesce(real.orders, 0), coalesce(real.cancelled, 0), coalesce(real.spend, 0))`,
  },
];

/** The invariants that do not hold, each with how many rows break it; `ask` runs one query as the owner. */
export async function findBroken(ask: (sql: string) => Promise<{ rows: number }>): Promise<{ name: string; rows: number }[]> {
  const counted = [];
  for (const { name, broken } of INVARIANTS) counted.push({ name, rows: (await ask(`SELECT (${broken})::int AS rows`)).rows });
  return counted.filter(({ rows }) => rows > 0);
}
