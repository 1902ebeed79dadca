import { wall } from './0006-row-level-security';
import type { SqlMigration } from './migration';

// Rows a day and currency of a country are counted in: orders placed at the same moment come by different connections, and
// need not wait for one another to commit.
const SHARES = 8;

// Days further back are nobody's question; what is written of them later is not complete, and must not be read.
const COUNTED_BACK = '60 days';

const COUNT = `
  count(*) FILTER (WHERE o.status <> 'cancelled'), count(*) FILTER (WHERE o.status = 'cancelled'),
  coalesce(sum(o.total_amount) FILTER (WHERE o.status <> 'cancelled'), 0)`;

/**
 * Orders and spend of each day by the clocks of its country, counted in the transaction that writes the order, whoever
 * writes it. When a country's clocks change, its days are counted anew.
 */
export const dayTotals: SqlMigration = {
  name: '0008-day-totals',
  up: `
    CREATE TABLE api_daytotal (
      country text NOT NULL,
      day date NOT NULL,
      currency text NOT NULL,
      share smallint NOT NULL,
      orders integer NOT NULL,
      cancelled integer NOT NULL,
      spend numeric(14, 2) NOT NULL,
      PRIMARY KEY (country, day, currency, share)
    ) WITH (fillfactor = 50);
    ${wall('api_daytotal')}

    CREATE FUNCTION api_count_order(o api_order, times integer) RETURNS void LANGUAGE sql SECURITY DEFINER
      SET search_path = public, pg_temp
    AS $$
      INSERT INTO api_daytotal AS t (country, day, currency, share, orders, cancelled, spend)
      SELECT o.country, (o.created_at AT TIME ZONE c.time_zone)::date, o.currency, pg_backend_pid() % ${SHARES},
        CASE WHEN o.status <> 'cancelled' THEN times ELSE 0 END, CASE WHEN o.status = 'cancelled' THEN times ELSE 0 END,
        CASE WHEN o.status <> 'cancelled' THEN times * o.total_amount ELSE 0 END
      FROM api_country c WHERE c.name = o.country
      ON CONFLICT (country, day, currency, share) DO UPDATE
        SET orders = t.orders + excluded.orders, cancelled = t.cancelled + excluded.cancelled, spend = t.spend + excluded.spend
    $$;
    CREATE FUNCTION api_order_is_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN PERFORM api_count_order(OLD, -1); END IF;
      IF TG_OP <> 'DELETE' THEN PERFORM api_count_order(NEW, 1); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER api_order_counted AFTER INSERT OR DELETE ON api_order FOR EACH ROW EXECUTE FUNCTION api_order_is_counted();
    CREATE TRIGGER api_order_counted_again AFTER UPDATE ON api_order FOR EACH ROW
      WHEN ((OLD.country, OLD.created_at, OLD.currency, OLD.total_amount, OLD.status = 'cancelled')
        IS DISTINCT FROM (NEW.country, NEW.created_at, NEW.currency, NEW.total_amount, NEW.status = 'cancelled'))
      EXECUTE FUNCTION api_order_is_counted();

    CREATE FUNCTION api_forget_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      DELETE FROM api_daytotal;
      RETURN NULL;
    END $$;
    CREATE TRIGGER api_order_days_forgotten AFTER TRUNCATE ON api_order FOR EACH STATEMENT EXECUTE FUNCTION api_forget_days();

    CREATE FUNCTION api_recount_days(place text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      -- Orders under way are waited for: they were counted by the clocks of before.
      LOCK TABLE api_order IN SHARE MODE;
      DELETE FROM api_daytotal WHERE country = place;
      INSERT INTO api_daytotal (country, day, currency, share, orders, cancelled, spend)
      SELECT place, (o.created_at AT TIME ZONE c.time_zone)::date, o.currency, 0, ${COUNT}
      FROM api_country c JOIN api_order o ON o.country = c.name AND o.created_at >= now() - interval '${COUNTED_BACK}'
      WHERE c.name = place GROUP BY 2, 3;
    END $$;
    CREATE FUNCTION api_clocks_are_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
      PERFORM api_recount_days(NEW.name);
      RETURN NULL;
    END $$;
    CREATE TRIGGER api_country_clocks AFTER UPDATE OF time_zone ON api_country FOR EACH ROW
      WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION api_clocks_are_changed();
    REVOKE ALL ON FUNCTION api_count_order(api_order, integer), api_recount_days(text) FROM PUBLIC;

    SELECT api_recount_days(name) FROM api_country;
  `,
  down: `
    DROP TRIGGER api_country_clocks ON api_country;
    DROP TRIGGER api_order_counted ON api_order;
    DROP TRIGGER api_order_counted_again ON api_order;
    DROP TRIGGER api_order_days_forgotten ON api_order;
    DROP FUNCTION api_clocks_are_changed(), api_recount_days(text), api_forget_days(), api_order_is_counted(), api_count_order(api_order, integer);
    DROP TABLE api_daytotal;
  `,
};
