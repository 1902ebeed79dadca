import type { PageHandler } from 'adminjs';
import { QueryTypes } from 'sequelize';
import { Order, Restaurant, User, sequelize } from '../db';
import { actingAs } from '../domain/acting-as';
import { authorize, reach } from '../domain/rules/policy';
import type { Country, Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { asMoment, asMoney, readCountries } from './shown';
import { viewerOf } from './viewer-of';

/** What the first page of the back office shows, amounts and times as text. */
export interface OfficeDashboard {
  countries: CountryToday[];
  latest: LatestOrder[];
}

export interface CountryToday {
  name: string;
  /** When the country's today began, for a link to its orders. */
  since: string;
  orders: number;
  cancelled: number;
  spend: string;
  /** The last two weeks, today last. */
  days: { date: string; orders: number; spend: string }[];
}

export interface LatestOrder {
  id: string;
  when: string;
  person: string;
  restaurant: string;
  total: string;
  status: string;
}

const LATEST = 8;

/** AdminJS's handler of the first page. AdminJS asks nobody who is there, so this does. */
export const showOffice: PageHandler = async (_request, _response, context): Promise<OfficeDashboard> => {
  const viewer = viewerOf(context);
  authorize(viewer, 'office.orders.see');
  return actingAs(viewer, async () => {
    const countries = await readCountries();
    return { countries: await readToday(viewer), latest: await readLatest(viewer, countries) };
  });
};

interface TodayRow {
  country: Country;
  since: Date;
  days: { date: string; orders: number; cancelled: number; spend: string }[];
}

// Days are those of each country's own clocks; cancelled orders do not count as spend.
const TODAY = `
  WITH home AS (
    SELECT c.*, (now() AT TIME ZONE c.time_zone)::date AS today FROM api_country c
    WHERE $only::text IS NULL OR c.name = $only
  ), per_day AS (
    SELECT h.name, d::date AS day,
           count(o.id) FILTER (WHERE o.status <> 'cancelled')::int AS orders,
           count(o.id) FILTER (WHERE o.status = 'cancelled')::int AS cancelled,
           coalesce(sum(o.total_amount) FILTER (WHERE o.status <> 'cancelled'), 0)::numeric(13, 2) AS spend
    FROM home h CROSS JOIN generate_series(h.today - 13, h.today, interval '1 day') d
    LEFT JOIN api_order o ON o.country = h.name
      AND o.created_at >= d::date::timestamp AT TIME ZONE h.time_zone
      AND o.created_at < (d::date + 1)::timestamp AT TIME ZONE h.time_zone
    GROUP BY h.name, d
  )
  SELECT json_build_object('name', h.name, 'currency', h.currency, 'locale', h.locale, 'timeZone', h.time_zone) AS country,
         h.today::timestamp AT TIME ZONE h.time_zone AS since,
         json_agg(json_build_object('date', p.day, 'orders', p.orders, 'cancelled', p.cancelled, 'spend', p.spend::text) ORDER BY p.day) AS days
  FROM home h JOIN per_day p ON p.name = h.name
  GROUP BY h.name, h.currency, h.locale, h.time_zone, h.today ORDER BY h.name`;

async function readToday(viewer: Viewer): Promise<CountryToday[]> {
  const only = reach(viewer, 'office.orders.see') === 'everywhere' ? null : viewer.country.name;
  const rows = await sequelize().query<TodayRow>(TODAY, { bind: { only }, type: QueryTypes.SELECT });
  return rows.map(({ country: { name, currency, locale }, since, days }) => {
    const today = days.at(-1)!;
    const inWords = (spend: string) => asMoney(spend, currency, locale);
    return {
      name,
      since: since.toISOString(),
      orders: today.orders,
      cancelled: today.cancelled,
      spend: inWords(today.spend),
      days: days.map(({ date, orders, spend }) => ({ date, orders, spend: inWords(spend) })),
    };
  });
}

type OrderWithNames = Order & { person: User; restaurant: Restaurant };

async function readLatest(viewer: Viewer, countries: ReadonlyMap<string, Country>): Promise<LatestOrder[]> {
  const orders = (await visible(Order, viewer, 'office.orders.see').findAll({
    include: [
      { model: User, as: 'person', attributes: ['name'] },
      { model: Restaurant, as: 'restaurant', attributes: ['name'] },
    ],
    order: [['createdAt', 'DESC'], ['id', 'DESC']],
    limit: LATEST,
    raw: true,
    nest: true,
  })) as unknown as OrderWithNames[];
  return orders.map(({ id, createdAt, person, restaurant, totalAmount, currency, country, status }) => {
    const home = countries.get(country)!;
    return { id, when: asMoment(createdAt, home), person: person.name, restaurant: restaurant.name, total: asMoney(totalAmount, currency, home.locale), status };
  });
}
