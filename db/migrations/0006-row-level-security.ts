import type { SqlMigration } from './migration';

const WALLED = [
  'api_restaurant',
  'api_menu',
  'api_cartitem',
  'api_order',
  'api_orderitem',
  'api_paymentmethod',
  'api_auditlog',
];

/** Child tables, and where their country comes from; the composite keys below keep both the same for ever. */
const CHILDREN = [
  { table: 'api_menu', parent: 'api_restaurant', key: 'restaurant_id' },
  { table: 'api_cartitem', parent: 'api_menu', key: 'menu_id' },
  { table: 'api_orderitem', parent: 'api_order', key: 'order_id' },
  { table: 'api_paymentmethod', parent: 'api_user', key: 'user_id' },
];

// The sub-select is evaluated once a query, not once a row, and the single predicate can be an index condition. Blank
// must be NULL first: '' is no array, and a connection whose transaction has ended reads ''.
const SHOWN = `country = ANY ((SELECT nullif(current_setting('app.countries', true), '')::text[])::text[])`;

const addCountry = CHILDREN.map(
  ({ table, parent, key }) => `
    ALTER TABLE ${table} ADD COLUMN country text;
    UPDATE ${table} child SET country = parent.country FROM ${parent} parent WHERE parent.id = child.${key};
    ALTER TABLE ${table} ALTER COLUMN country SET NOT NULL;
    CREATE FUNCTION ${table}_takes_country() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      SELECT country INTO NEW.country FROM ${parent} WHERE id = NEW.${key};
      RETURN NEW;
    END $$;
    CREATE TRIGGER ${table}_takes_country BEFORE INSERT ON ${table}
      FOR EACH ROW WHEN (NEW.country IS NULL) EXECUTE FUNCTION ${table}_takes_country();`,
).join('');

// The policy for the owner serves later migrations, and functions that run as the owner, under FORCE.
export const wall = (table: string) => `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_country ON ${table} USING (${SHOWN}) WITH CHECK (${SHOWN});
    CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`;

// A comparison that could leak a hidden row may not use an index beneath a policy, and LIKE is one. As the owner these two
// search the indexes of 0005, and name the countries themselves.
export const matching = (table: string) => `
    CREATE FUNCTION ${table}_matching(pattern text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = public, pg_temp
    AS $$ SELECT id FROM public.${table} WHERE api_searchable(name || ' ' || description) LIKE pattern AND ${SHOWN} $$;
    REVOKE ALL ON FUNCTION ${table}_matching(text) FROM PUBLIC;`;

/**
 * The second wall: PostgreSQL itself shows a transaction only rows of the countries it was told, whatever a query forgot
 * to ask. An order keeps the card as of ordering, because a card lies in the country of its person, not of the order.
 */
export const rowLevelSecurity: SqlMigration = {
  name: '0006-row-level-security',
  up: `
    ${addCountry}
    ALTER TABLE api_cartitem DROP CONSTRAINT api_cartitem_menu_id_restaurant_id_fkey;
    ALTER TABLE api_user ADD UNIQUE (id, country);
    ALTER TABLE api_order ADD UNIQUE (id, country);
    ALTER TABLE api_menu DROP CONSTRAINT api_menu_id_restaurant_id_key, ADD UNIQUE (id, restaurant_id, country),
      DROP CONSTRAINT api_menu_restaurant_id_fkey,
      ADD FOREIGN KEY (restaurant_id, country) REFERENCES api_restaurant (id, country) ON UPDATE CASCADE;
    ALTER TABLE api_cartitem ADD FOREIGN KEY (menu_id, restaurant_id, country)
      REFERENCES api_menu (id, restaurant_id, country) ON UPDATE CASCADE ON DELETE CASCADE;
    ALTER TABLE api_orderitem DROP CONSTRAINT api_orderitem_order_id_fkey,
      ADD FOREIGN KEY (order_id, country) REFERENCES api_order (id, country) ON UPDATE CASCADE ON DELETE CASCADE;
    ALTER TABLE api_paymentmethod DROP CONSTRAINT api_paymentmethod_user_id_fkey,
      ADD FOREIGN KEY (user_id, country) REFERENCES api_user (id, country) ON UPDATE CASCADE;
    CREATE INDEX api_menu_country ON api_menu (country);

    ALTER TABLE api_order ADD COLUMN card_last4 text CHECK (card_last4 ~ '^[0-9]{4}$'),
      ADD COLUMN card_type text CHECK (card_type IN ('credit', 'debit'));
    UPDATE api_order o SET card_last4 = p.card_last4, card_type = p.type FROM api_paymentmethod p WHERE p.id = o.payment_method_id;
    ALTER TABLE api_order ALTER COLUMN card_last4 SET NOT NULL, ALTER COLUMN card_type SET NOT NULL;
    CREATE FUNCTION api_order_takes_card() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      SELECT card_last4, type INTO NEW.card_last4, NEW.card_type FROM api_paymentmethod WHERE id = NEW.payment_method_id;
      RETURN NEW;
    END $$;
    CREATE TRIGGER api_order_takes_card BEFORE INSERT ON api_order
      FOR EACH ROW WHEN (NEW.card_last4 IS NULL) EXECUTE FUNCTION api_order_takes_card();

    ALTER TABLE api_auditlog DISABLE TRIGGER api_auditlog_append_only;
    UPDATE api_auditlog SET country = coalesce((SELECT country FROM api_user WHERE id = actor_id), (SELECT min(name) FROM api_country), '')
      WHERE country IS NULL;
    ALTER TABLE api_auditlog ENABLE TRIGGER api_auditlog_append_only;
    ALTER TABLE api_auditlog ALTER COLUMN country SET NOT NULL;

    CREATE TABLE api_formercountry (name text PRIMARY KEY);
    INSERT INTO api_formercountry SELECT DISTINCT country FROM api_auditlog WHERE country NOT IN (SELECT name FROM api_country);
    CREATE FUNCTION api_country_is_remembered() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO api_formercountry (name) VALUES (OLD.name) ON CONFLICT DO NOTHING;
      RETURN NULL;
    END $$;
    CREATE TRIGGER api_country_remembered AFTER DELETE OR UPDATE OF name ON api_country
      FOR EACH ROW EXECUTE FUNCTION api_country_is_remembered();
    ${WALLED.map(wall).join('')}
    ${['api_restaurant', 'api_menu'].map(matching).join('')}

    CREATE FUNCTION api_country_of(kind text, row_id uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp
    BEGIN ATOMIC
      SELECT CASE kind
        WHEN 'restaurant' THEN (SELECT country FROM public.api_restaurant WHERE id = row_id)
        WHEN 'dish' THEN (SELECT country FROM public.api_menu WHERE id = row_id)
        WHEN 'order' THEN (SELECT country FROM public.api_order WHERE id = row_id)
      END;
    END;
    REVOKE ALL ON FUNCTION api_country_of(text, uuid) FROM PUBLIC;
  `,
  down: `
    DROP FUNCTION api_country_of(text, uuid), api_restaurant_matching(text), api_menu_matching(text);
    ${WALLED.map((table) => `DROP POLICY ${table}_country ON ${table}; DROP POLICY ${table}_owner ON ${table};
    ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`).join('')}
    DROP TRIGGER api_country_remembered ON api_country;
    DROP FUNCTION api_country_is_remembered();
    DROP TABLE api_formercountry;
    ALTER TABLE api_auditlog ALTER COLUMN country DROP NOT NULL;
    DROP TRIGGER api_order_takes_card ON api_order;
    DROP FUNCTION api_order_takes_card();
    ALTER TABLE api_order DROP COLUMN card_last4, DROP COLUMN card_type;
    ${CHILDREN.map(({ table }) => `DROP TRIGGER ${table}_takes_country ON ${table}; DROP FUNCTION ${table}_takes_country();`).join('')}
    ${CHILDREN.toReversed().map(({ table }) => `ALTER TABLE ${table} DROP COLUMN country CASCADE;`).join('')}
    ALTER TABLE api_order DROP CONSTRAINT api_order_id_country_key;
    ALTER TABLE api_user DROP CONSTRAINT api_user_id_country_key;
    ALTER TABLE api_menu ADD UNIQUE (id, restaurant_id), ADD FOREIGN KEY (restaurant_id) REFERENCES api_restaurant (id);
    ALTER TABLE api_cartitem ADD FOREIGN KEY (menu_id, restaurant_id)
      REFERENCES api_menu (id, restaurant_id) ON UPDATE CASCADE ON DELETE CASCADE;
    ALTER TABLE api_orderitem ADD FOREIGN KEY (order_id) REFERENCES api_order (id) ON DELETE CASCADE;
    ALTER TABLE api_paymentmethod ADD FOREIGN KEY (user_id) REFERENCES api_user (id);
  `,
};
