import { statement } from '../db';
import { actingAs } from './acting-as';
import { type BestSeller, readBestSellers } from './best-sellers';
import { countCart } from './cart';
import { listOrders } from './orders';
import { parseDecimal } from './rules/money';
import { defaultPicture } from './rules/pictures';
import { can } from './rules/policy';
import type { CountryWeek, Dashboard } from './rules/records';
import type { Country, Viewer } from './rules/viewer';
import { visibleCountry } from './visible';

// Who comes first after a quiet week has the month's best sellers counted anew.
const STATEMENT_SECONDS = 5;

/** What the viewer sees first: the cart, the latest orders and the last seven days of each country they order for. */
export async function showDashboard(viewer: Viewer): Promise<Dashboard> {
  const work = async () => {
    const cartCount = await countCart(viewer);
    if (!can(viewer, 'order.see')) return { cartCount, recentOrders: [], weeks: [] };
    const { orders } = await listOrders(viewer, { limit: 5 });
    return { cartCount, recentOrders: orders, weeks: await readWeeks(viewer) };
  };
  return actingAs(viewer, work, { statementSeconds: STATEMENT_SECONDS });
}

interface WeekRow {
  country: Country;
  days: { date: string; orders: number; spend: string }[];
}

async function readWeeks(viewer: Viewer): Promise<CountryWeek[]> {
  const rows = await weeks(visibleCountry(viewer, 'order.see'));
  const dishes = await readBestSellers('name', rows.map(({ country }) => country.name));
  return rows.map((row) => toWeek(row, dishes.filter(({ country }) => country === row.country.name)));
}

// Days are those of the country itself; an order placed at 01:00 in Mumbai belongs to that day there.
const weeks = statement<WeekRow>(`
  SELECT json_build_object('name', h.name, 'currency', h.currency, 'locale', h.locale, 'timeZone', h.time_zone) AS country,
    (SELECT json_agg(json_build_object('date', d::date, 'orders', t.orders, 'spend', t.spend::text) ORDER BY d)
     FROM generate_series(h.today - 6, h.today, '1 day') d CROSS JOIN LATERAL (
       SELECT coalesce(sum(orders), 0)::int AS orders, coalesce(sum(spend), 0)::numeric(14, 2) AS spend
       FROM api_daytotal WHERE country = h.name AND day = d::date AND currency = h.currency
     ) t) AS days
  FROM (SELECT *, (now() AT TIME ZONE time_zone)::date AS today FROM api_country WHERE $1::text IS NULL OR name = $1) h
  ORDER BY h.name`);

function toWeek({ country, days }: WeekRow, dishes: BestSeller[]): CountryWeek {
  const { currency } = country;
  const week = days.map((day) => ({ ...day, spend: { minor: parseDecimal(day.spend), currency } }));
  return {
    country,
    days: week,
    orders: week.reduce((sum, day) => sum + day.orders, 0),
    spend: { minor: week.reduce((sum, day) => sum + day.spend.minor, 0), currency },
    topDishes: dishes.map(({ name, picture, amount }) => ({ name, picture: picture ?? defaultPicture(name), quantity: amount })),
  };
}
