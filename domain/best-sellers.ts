import { statement } from '../db';

export interface BestSeller {
  country: string;
  /** The dish or restaurant; of a name one of the dishes that sold under it. */
  id: string;
  name: string;
  amount: number;
  /** What the dish itself says; null for restaurants. */
  picture: string | null;
  /** Where the dish is from. */
  restaurant: string | null;
}

/** What best sellers are told apart by, and where their names are from. */
const KINDS = {
  /** Dishes in the last 30 days, by how many were ordered. */
  dish: `SELECT m.id, m.name, m.picture, r.name AS restaurant, s.amount FROM most s JOIN api_menu m ON m.id = s.subject JOIN api_restaurant r ON r.id = m.restaurant_id`,
  /** Restaurants in the last 30 days, by how often was ordered from them. */
  restaurant: `SELECT r.id, r.name, NULL AS picture, NULL AS restaurant, s.amount FROM most s JOIN api_restaurant r ON r.id = s.subject`,
  /** Dishes in the last 7 days by the names they were ordered under, wherever from. */
  name: `SELECT m.id, s.key AS name, m.picture, NULL AS restaurant, s.amount FROM most s JOIN api_menu m ON m.id = s.subject`,
};

const PLACES = 5;
const DAYS: Record<keyof typeof KINDS, number> = { dish: 30, restaurant: 30, name: 7 };

const keep = statement('SELECT api_keep_best_sellers($1)');

// What is not added up yet changes the amount of few: those are summed here, and all others come ready in their order.
const most = (kind: keyof typeof KINDS) => `
  SELECT home.name AS country, t.* FROM unnest($1::text[]) home (name) CROSS JOIN LATERAL (
    WITH fresh AS (
      SELECT s.key, (array_agg(s.subject))[1] AS subject, sum(s.amount)::int AS amount
      FROM api_sale s JOIN api_bestsellerday d ON d.country = s.country AND s.day > d.day - ${DAYS[kind]} AND s.day <= d.day
      WHERE s.country = home.name AND s.kind = '${kind}' GROUP BY s.key
    ), most AS (
      (SELECT key, subject, amount FROM api_bestseller b
       WHERE b.country = home.name AND b.kind = '${kind}' AND b.amount > 0 AND NOT EXISTS (SELECT FROM fresh f WHERE f.key = b.key)
       ORDER BY b.amount DESC FETCH FIRST ${PLACES} ROWS WITH TIES)
      UNION ALL
      SELECT f.key, f.subject, f.amount + coalesce(b.amount, 0)
      FROM fresh f LEFT JOIN api_bestseller b ON b.country = home.name AND b.kind = '${kind}' AND b.key = f.key
    )
    ${KINDS[kind]} WHERE s.amount > 0 ORDER BY s.amount DESC, name, id LIMIT ${PLACES}
  ) t ORDER BY home.name, t.amount DESC, t.name, t.id`;

const readings = {
  dish: statement<BestSeller>(most('dish')),
  restaurant: statement<BestSeller>(most('restaurant')),
  name: statement<BestSeller>(most('name')),
};

/**
 * The five that sold best in each of these countries, most first; cancelled orders do not count. Call it inside a
 * transaction that sees the countries.
 */
export async function readBestSellers(kind: keyof typeof KINDS, countries: string[]): Promise<BestSeller[]> {
  // One at a time: each may have a month to read. In one order, or two readers could wait for each other.
  for (const country of countries.toSorted()) await keep(country);
  return readings[kind](countries);
}
