import { statement } from '../../db';
import { parseDecimal, toDecimal } from '../../domain/rules/money';
import type { Viewer } from '../../domain/rules/viewer';
import { visibleCountry } from '../../domain/visible';
import { asMoney } from '../shown';
import { ordersHref } from './links';
import type { CurrencySales, DaySales, Figures } from './shape';

/** Days the dashboard looks back on, today included. */
const DAYS = 30;

export interface SoldInCountry {
  country: string;
  locale: string;
  /** YYYY-MM-DD, the first and the last of the 30 days. */
  from: string;
  today: string;
  /** Only days and currencies with orders. */
  rows: SoldRow[];
}

interface SoldRow {
  currency: string;
  date: string;
  orders: number;
  cancelled: number;
  spend: string;
}

const readDays = statement<SoldInCountry>(`
  SELECT h.name AS country, h.locale, (h.today - ${DAYS - 1})::text AS "from", h.today::text AS today, s.rows
  FROM (SELECT *, (now() AT TIME ZONE time_zone)::date AS today FROM api_country WHERE $1::text IS NULL OR name = $1) h
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(d ORDER BY d.currency, d.date), '[]') AS rows FROM (
      SELECT t.currency, t.day::text AS date, sum(t.orders)::int AS orders, sum(t.cancelled)::int AS cancelled, sum(t.spend)::text AS spend
      FROM api_daytotal t WHERE t.country = h.name AND t.day BETWEEN h.today - ${DAYS - 1} AND h.today
      GROUP BY 1, 2 HAVING sum(t.orders) + sum(t.cancelled) > 0
    ) d
  ) s ORDER BY h.name`);

/** What each country within the viewer's reach sold, day by day of its own clocks. */
export const readSales = (viewer: Viewer): Promise<SoldInCountry[]> => readDays(visibleCountry(viewer, 'office.orders.see'));

/** The figures of a country, currency by currency: amounts of different currencies are never added. */
export function salesOf({ country, locale, from, today, rows }: SoldInCountry): CurrencySales[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  const dates = datesFrom(from);
  return currencies.map((currency) => {
    // Named in links only where it tells orders apart.
    const place = { country, ...(currencies.length > 1 && { currency }) };
    const money = (minor: number) => asMoney(toDecimal(minor), currency, locale);
    const byDate = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.date, row]));
    const days = dates.map((date): DaySales => {
      const { orders = 0, cancelled = 0, spend = '0' } = byDate.get(date) ?? {};
      const minor = parseDecimal(spend);
      const href = ordersHref({ ...place, from: date, to: date, only: 'counted' });
      return { date, label: dayLabel(date, locale), orders, cancelled, spend: money(minor), minor, href };
    });
    const figures = (part: DaySales[], first: string): Figures => {
      const [orders, cancelled, minor] = [sum(part, 'orders'), sum(part, 'cancelled'), sum(part, 'minor')];
      const share = orders + cancelled === 0 ? null : cancelled / (orders + cancelled);
      return {
        orders,
        spend: money(minor),
        average: orders === 0 ? null : money(Math.round(minor / orders)),
        cancelled,
        cancelledShare: share,
        cancelledShareText: share === null ? null : percent(share, locale),
        href: ordersHref({ ...place, from: first, to: today, only: 'counted' }),
        cancelledHref: ordersHref({ ...place, from: first, to: today, only: 'cancelled' }),
      };
    };
    return { currency, today: figures(days.slice(-1), today), month: figures(days, from), days };
  });
}

const sum = (days: DaySales[], column: 'orders' | 'cancelled' | 'minor') => days.reduce((all, day) => all + day[column], 0);

const datesFrom = (from: string) =>
  Array.from({ length: DAYS }, (_, place) => new Date(Date.parse(from) + place * 86_400_000).toISOString().slice(0, 10));

const percent = (share: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

const dayFormats = new Map<string, Intl.DateTimeFormat>();

// A date is midnight UTC to JavaScript, so it is read as UTC too; the country's zone would make it the day before.
function dayLabel(date: string, locale: string): string {
  let format = dayFormats.get(locale);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
    dayFormats.set(locale, format);
  }
  return format.format(new Date(date));
}
