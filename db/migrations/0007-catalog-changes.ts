import type { SqlMigration } from './migration';

const CATALOG = ['api_restaurant', 'api_menu'];

/** The rows a statement left behind or took away, by what it did; PostgreSQL wants a trigger for each. */
const STATEMENTS = {
  INSERT: 'REFERENCING NEW TABLE AS come',
  UPDATE: 'REFERENCING OLD TABLE AS gone NEW TABLE AS come',
  DELETE: 'REFERENCING OLD TABLE AS gone',
  TRUNCATE: '',
};

const triggers = (tables: string[], statements: Partial<typeof STATEMENTS>, announce: string) =>
  tables.flatMap((table) =>
    Object.entries(statements).map(([statement, rows]) => {
      const name = `${table}_announces_${statement.toLowerCase()}`;
      // Always: also where rows arrive by replication, or are put back with other triggers asleep.
      return `CREATE TRIGGER ${name} AFTER ${statement} ON ${table} ${rows} FOR EACH STATEMENT EXECUTE FUNCTION ${announce}();
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name};`;
    }),
  ).join('\n    ');

const { TRUNCATE, ...BY_ROWS } = STATEMENTS;
const EVERY_STATEMENT = { INSERT: '', UPDATE: '', DELETE: '', TRUNCATE };

/**
 * Whoever changes the catalog, by whatever means, tells everybody who keeps it in memory: the countries it changed in, or
 * nothing for all of them. Delivered when the change is committed. With it the indexes its pages are read by.
 */
export const catalogChanges: SqlMigration = {
  name: '0007-catalog-changes',
  up: `
    CREATE FUNCTION api_announce_catalog() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      CASE TG_OP
        WHEN 'INSERT' THEN PERFORM pg_notify('slooze_catalog', country) FROM (SELECT DISTINCT country FROM come) changed;
        WHEN 'DELETE' THEN PERFORM pg_notify('slooze_catalog', country) FROM (SELECT DISTINCT country FROM gone) changed;
        ELSE PERFORM pg_notify('slooze_catalog', country) FROM (SELECT country FROM gone UNION SELECT country FROM come) changed;
      END CASE;
      RETURN NULL;
    END $$;
    CREATE FUNCTION api_announce_whole_catalog() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      PERFORM pg_notify('slooze_catalog', '');
      RETURN NULL;
    END $$;
    ${triggers(CATALOG, BY_ROWS, 'api_announce_catalog')}
    ${triggers(CATALOG, { TRUNCATE }, 'api_announce_whole_catalog')}
    ${triggers(['api_country'], EVERY_STATEMENT, 'api_announce_whole_catalog')}

    CREATE INDEX api_restaurant_place ON api_restaurant (country, name, id);
    CREATE INDEX api_menu_place ON api_menu (country, name, id);
    DROP INDEX api_restaurant_country, api_menu_country;
  `,
  down: `
    CREATE INDEX api_restaurant_country ON api_restaurant (country);
    CREATE INDEX api_menu_country ON api_menu (country);
    DROP INDEX api_restaurant_place, api_menu_place;
    ${['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']
      .flatMap((statement) => [...CATALOG, 'api_country'].map((table) => `DROP TRIGGER ${table}_announces_${statement.toLowerCase()} ON ${table};`))
      .join('\n    ')}
    DROP FUNCTION api_announce_catalog(), api_announce_whole_catalog();
  `,
};
