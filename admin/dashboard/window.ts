import { reach } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';

/** Days the dashboard looks back on, today included. */
export const DAYS = 30;

/** What every query of the dashboard is bound to: the countries within the viewer's reach, and how far back it looks. */
export function windowOf(viewer: Viewer): { only: string | null; past: number } {
  return { only: reach(viewer, 'office.orders.see') === 'everywhere' ? null : viewer.country.name, past: DAYS - 1 };
}

/** The countries within reach, each with the moments its 30 days begin and end by its own clocks. */
export const HOME = `
  home AS (
    SELECT name, locale, today, (today - $past::int)::timestamp AT TIME ZONE time_zone AS since,
           (today + 1)::timestamp AT TIME ZONE time_zone AS until, time_zone
    FROM (SELECT *, (now() AT TIME ZONE time_zone)::date AS today FROM api_country WHERE $only::text IS NULL OR name = $only) c
  )`;

// In a LATERAL of its own for each country: joined at once the planner, which cannot know the moments, reads all orders.
export const ORDERS_OF_HOME = 'api_order o WHERE o.country = h.name AND o.created_at >= h.since AND o.created_at < h.until';
