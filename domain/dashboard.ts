import { QueryTypes } from 'sequelize';
import { sequelize } from '../db';
import { actingAs } from './acting-as';
import { countCart } from './cart';
import { listOrders } from './orders';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { can, reach } from './rules/policy';
import type { CountryWeek, Dashboard } from './rules/records';
import type { Country, Viewer } from './rules/viewer';

/** What the viewer sees first: the cart, the latest orders and the last seven days of each country they order for. */
export async function showDashboard(viewer: Viewer): Promise<Dashboard> {
  return actingAs(viewer, async () => {
    const cartCount = await countCart(viewer);
    if (!can(viewer, 'order.see')) return { cartCount, recentOrders: [], weeks: [] };
    const { orders } = await listOrders(viewer, { limit: 5 });
    return { cartCount, recentOrders: orders, weeks: await readWeeks(viewer) };
  });
}

interface WeekRow {
  country: Country;
  days: { date: string; orders: number; spend: string }[];
  topDishes: { name: string; picture: string | null; quantity: number }[];
}

async function readWeeks(viewer: Viewer): Promise<CountryWeek[]> {
  const only = reach(viewer, 'order.see') === 'everywhere' ? null : viewer.country.name;
  const rows = await sequelize().query<WeekRow>(WEEKS, { bind: { only }, type: QueryTypes.SELECT });
  return rows.map(toWeek);
}

// Days are those of the country itself; an order placed at 01:00 in Mumbai belongs to that day there.
const WEEKS = `
  WITH home AS (
    SELECT c.*, (now() AT TIME ZONE c.time_zone)::date AS today FROM api_country c
    WHERE $only::text IS NULL OR c.name = $only
  ), recent AS (
    SELECT o.id, o.country, o.total_amount, (o.created_at AT TIME ZONE h.time_zone)::date AS day
    FROM home h JOIN api_order o ON o.country = h.name AND o.status <> 'cancelled'
      AND o.created_at >= (h.today - 6)::timestamp AT TIME ZONE h.time_zone
  ), per_day AS (
    SELECT h.name, d::date AS day, count(r.id)::int AS orders, coalesce(sum(r.total_amount), 0)::numeric(12, 2) AS spend
    FROM home h CROSS JOIN generate_series(h.today - 6, h.today, '1 day') d
    LEFT JOIN recent r ON r.country = h.name AND r.day = d::date
    GROUP BY h.name, d
  ), dish AS (
    SELECT r.country, i.name, min(m.picture) AS picture, sum(i.quantity)::int AS quantity,
           row_number() OVER (PARTITION BY r.country ORDER BY sum(i.quantity) DESC, i.name) AS place
    FROM recent r JOIN api_orderitem i ON i.order_id = r.id JOIN api_menu m ON m.id = i.menu_id
    GROUP BY r.country, i.name
  )
  SELECT json_build_object('name', h.name, 'currency', h.currency, 'locale', h.locale, 'timeZone', h.time_zone) AS country,
    (SELECT json_agg(json_build_object('date', p.day, 'orders', p.orders, 'spend', p.spend::text) ORDER BY p.day)
     FROM per_day p WHERE p.name = h.name) AS days,
    (SELECT coalesce(json_agg(json_build_object('name', d.name, 'picture', d.picture, 'quantity', d.quantity) ORDER BY d.place), '[]')
     FROM dish d WHERE d.country = h.name AND d.place <= 5) AS "topDishes"
  FROM home h ORDER BY h.name`;

function toWeek({ country, days, topDishes }: WeekRow): CountryWeek {
  const { currency } = country;
  const week = days.map((day) => ({ ...day, spend: { minor: parseDecimal(day.spend), currency } }));
  return {
    country,
    days: week,
    orders: week.reduce((sum, day) => sum + day.orders, 0),
    spend: { minor: week.reduce((sum, day) => sum + day.spend.minor, 0), currency },
    topDishes: topDishes.map((dish) => ({ ...dish, picture: dish.picture ?? defaultPicture(dish.name) })),
  };
}
