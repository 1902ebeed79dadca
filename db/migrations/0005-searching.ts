import type { SqlMigration } from './migration';

// The function is immutable in fact, as an index needs: the dictionary it names does not change under it. Trigrams of a
// word begin with the blank before it, so that even one or two letters find words by their beginning in the index.
export const searching: SqlMigration = {
  name: '0005-searching',
  up: `
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE EXTENSION IF NOT EXISTS unaccent;
    CREATE FUNCTION api_searchable(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN ' ' || lower(unaccent('unaccent'::regdictionary, words));

    CREATE INDEX api_user_search ON api_user USING gin (api_searchable(name || ' ' || email) gin_trgm_ops);
    CREATE INDEX api_restaurant_search ON api_restaurant USING gin (api_searchable(name || ' ' || description) gin_trgm_ops);
    CREATE INDEX api_menu_search ON api_menu USING gin (api_searchable(name || ' ' || description) gin_trgm_ops);

    CREATE INDEX api_user_name ON api_user (name, id);
    CREATE INDEX api_user_address ON api_user (email, id);
    CREATE INDEX api_user_joined ON api_user (created_at, id);
    CREATE INDEX api_restaurant_name ON api_restaurant (name, id);
    CREATE INDEX api_menu_name ON api_menu (name, id);
    CREATE INDEX api_menu_price ON api_menu (price, id);
    CREATE INDEX api_order_total ON api_order (total_amount, id);
    CREATE INDEX api_order_unconfirmed ON api_order (country, created_at DESC, id DESC) WHERE status <> 'confirmed';
    CREATE INDEX api_paymentmethod_newest ON api_paymentmethod (created_at, id);
    CREATE INDEX api_auditlog_action ON api_auditlog (action, id DESC);

    ALTER TABLE api_session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
    CREATE UNIQUE INDEX api_session_id ON api_session (id);
    CREATE INDEX api_session_last_seen ON api_session (last_seen_at, id);
  `,
  down: `
    DROP INDEX api_session_last_seen, api_session_id, api_auditlog_action, api_paymentmethod_newest, api_order_unconfirmed, api_order_total, api_menu_price,
      api_menu_name, api_restaurant_name, api_user_joined, api_user_address, api_user_name, api_menu_search, api_restaurant_search, api_user_search;
    ALTER TABLE api_session DROP COLUMN id;
    DROP FUNCTION api_searchable(text);
    DROP EXTENSION unaccent;
    DROP EXTENSION pg_trgm;
  `,
};
