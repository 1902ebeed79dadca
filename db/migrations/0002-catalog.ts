import type { SqlMigration } from './migration';

// Upper bounds on amounts everywhere: numeric knows 'NaN', and NaN > 0 is true in PostgreSQL.
export const catalog: SqlMigration = {
  name: '0002-catalog',
  up: `
    CREATE TABLE api_restaurant (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
      country text NOT NULL REFERENCES api_country (name),
      description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
      picture text CHECK (picture ~ '^[a-z-]{1,40}$'),
      is_active boolean NOT NULL DEFAULT true,
      UNIQUE (id, country)
    );
    CREATE INDEX api_restaurant_country ON api_restaurant (country);

    CREATE TABLE api_menu (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      restaurant_id uuid NOT NULL REFERENCES api_restaurant (id),
      name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
      price numeric(10, 2) NOT NULL CHECK (price > 0 AND price <= 99999999.99),
      description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
      picture text CHECK (picture ~ '^[a-z-]{1,40}$'),
      is_available boolean NOT NULL DEFAULT true,
      UNIQUE (id, restaurant_id)
    );
    CREATE INDEX api_menu_restaurant ON api_menu (restaurant_id);
  `,
  down: `DROP TABLE api_menu, api_restaurant;`,
};
