import { matching } from './0006-row-level-security';
import type { SqlMigration } from './migration';

/** With more matches than this, walking by name meets enough of them sooner than an index has collected them all. */
const MANY = 2_000;
/** Rows a walk looks at before it gives up: those that match may all stand at the end. */
const STEPS = 20_000;

/** The same for restaurants, whose dishes are looked at. */
const RESTAURANTS = 500;

/** Countries the transaction was told of; see 0006. */
const SHOWN = `coalesce(nullif(current_setting('app.countries', true), '')::text[], '{}')`;

const TABLES = ['api_restaurant', 'api_menu'];

/**
 * Searches that take no longer the more there is to find. What is searched lies ready beside each row, and only as many
 * matches are read as are asked for. The functions run as the owner for the sake of the index, like those of 0006 before
 * them, and name the countries themselves.
 */
export const flatSearch: SqlMigration = {
  name: '0010-flat-search',
  up: `
    DROP FUNCTION api_restaurant_matching(text), api_menu_matching(text);
    DROP INDEX api_restaurant_search, api_menu_search;
    ${TABLES.map(
      (table) => `
    ALTER TABLE ${table} ADD COLUMN searched text GENERATED ALWAYS AS (api_searchable(name || ' ' || description)) STORED,
      ADD COLUMN searched_name text GENERATED ALWAYS AS (api_searchable(name)) STORED;
    ALTER TABLE ${table} ALTER COLUMN searched SET STATISTICS 200, ALTER COLUMN searched_name SET STATISTICS 200;
    CREATE INDEX ${table}_search ON ${table} USING gin (searched gin_trgm_ops);`,
    ).join('')}

    CREATE FUNCTION api_guess_matches(source regclass, holds text) RETURNS bigint LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
    DECLARE
      plan json;
    BEGIN
      EXECUTE format('EXPLAIN (FORMAT json) SELECT FROM %s WHERE %s', source, holds) INTO plan;
      RETURN (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric;
    END $$;

    -- Keys of the first rows by name that hold every pattern in name or description.
    CREATE FUNCTION api_first_matching(source regclass, patterns text[], places integer) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp SET enable_seqscan = off
    AS $$
    DECLARE
      shown text[] := ${SHOWN};
      home text := format(CASE cardinality(shown) WHEN 1 THEN 'country = %L' ELSE 'country = ANY (%L::text[])' END, CASE cardinality(shown) WHEN 1 THEN shown[1] ELSE shown::text END);
      holds text := (SELECT string_agg(format('searched LIKE %L', pattern), ' AND ') FROM unnest(patterns) pattern);
      step record;
      met uuid[] := '{}';
    BEGIN
      IF source NOT IN ('api_restaurant'::regclass, 'api_menu'::regclass) THEN RAISE 'nothing is searched in %', source; END IF;
      IF places IS NOT NULL AND api_guess_matches(source, holds) > ${MANY} THEN
        FOR step IN EXECUTE format('SELECT id, searched FROM %s WHERE %s ORDER BY name, id LIMIT ${STEPS}', source, home) LOOP
          IF step.searched LIKE ALL (patterns) THEN met := met || step.id; END IF;
          EXIT WHEN cardinality(met) = places;
        END LOOP;
      END IF;
      IF cardinality(met) = places THEN
        RETURN QUERY SELECT unnest(met);
      ELSE
        RETURN QUERY EXECUTE format('SELECT id FROM (SELECT id, name FROM %s WHERE %s AND %s OFFSET 0) met ORDER BY name, id LIMIT %L', source, home, holds, places);
      END IF;
    END $$;

    -- Keys of the first open restaurants by name, from a place on, with every pattern in their name or in that of one dish that can be ordered.
    CREATE FUNCTION api_restaurants_serving(patterns text[], place text, after_name text, after_id uuid, places integer) RETURNS SETOF uuid
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
    AS $$
    DECLARE
      shown text[] := ${SHOWN};
      home text := CASE WHEN place IS NULL THEN format('country = ANY (%L::text[])', shown) ELSE format('country = %L', place) END;
      beyond text := CASE WHEN after_id IS NULL THEN '' ELSE format(' AND (name, id) > (%L, %L::uuid)', after_name, after_id) END;
      holds text := (SELECT string_agg(format('searched LIKE %L AND searched_name LIKE %L', pattern, pattern), ' AND ') FROM unnest(patterns) pattern);
      step record;
      met uuid[] := '{}';
    BEGIN
      IF NOT coalesce(place = ANY (shown), true) THEN RETURN; END IF;
      IF api_guess_matches('api_menu', replace(holds, 'searched_name', 'searched')) > ${MANY} THEN
        FOR step IN EXECUTE format('SELECT id, searched_name FROM api_restaurant WHERE is_active AND %s%s ORDER BY name, id LIMIT ${RESTAURANTS}', home, beyond) LOOP
          IF step.searched_name LIKE ALL (patterns)
            OR EXISTS (SELECT FROM api_menu m WHERE m.restaurant_id = step.id AND m.is_available AND m.searched_name LIKE ALL (patterns)) THEN
            met := met || step.id;
          END IF;
          EXIT WHEN cardinality(met) = places;
        END LOOP;
      END IF;
      IF cardinality(met) = places THEN
        RETURN QUERY SELECT unnest(met);
      ELSE
        RETURN QUERY EXECUTE format('SELECT id FROM (
            SELECT id, name FROM api_restaurant WHERE is_active AND %1$s%2$s AND %3$s
            UNION
            SELECT id, name FROM api_restaurant WHERE is_active AND %1$s%2$s AND id IN (SELECT restaurant_id FROM api_menu WHERE is_available AND %1$s AND %3$s)
          ) met ORDER BY name, id LIMIT %4$L', home, beyond, holds, places);
      END IF;
    END $$;
    REVOKE ALL ON FUNCTION api_first_matching(regclass, text[], integer), api_restaurants_serving(text[], text, text, uuid, integer), api_guess_matches(regclass, text) FROM PUBLIC;
  `,
  down: `
    DROP FUNCTION api_restaurants_serving(text[], text, text, uuid, integer), api_first_matching(regclass, text[], integer), api_guess_matches(regclass, text);
    ${TABLES.map(
      (table) => `
    DROP INDEX ${table}_search;
    ALTER TABLE ${table} DROP COLUMN searched, DROP COLUMN searched_name;
    CREATE INDEX ${table}_search ON ${table} USING gin (api_searchable(name || ' ' || description) gin_trgm_ops);
    ${matching(table)}`,
    ).join('')}
  `,
};
