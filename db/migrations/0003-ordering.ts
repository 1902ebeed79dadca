import type { SqlMigration } from './migration';

// The composite keys say in the database what checkout promises: a cart line names a dish of its restaurant, and an
// order lies in the country of its restaurant, for ever.
export const ordering: SqlMigration = {
  name: '0003-ordering',
  up: `
    CREATE TABLE api_paymentmethod (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      user_id uuid NOT NULL REFERENCES api_user (id),
      card_last4 text NOT NULL CHECK (card_last4 ~ '^[0-9]{4}$'),
      type text NOT NULL CHECK (type IN ('credit', 'debit')),
      created_at timestamptz(3) NOT NULL DEFAULT now()
    );
    CREATE INDEX api_paymentmethod_user ON api_paymentmethod (user_id, created_at, id);

    CREATE TABLE api_cartitem (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      user_id uuid NOT NULL REFERENCES api_user (id) ON DELETE CASCADE,
      menu_id uuid NOT NULL,
      restaurant_id uuid NOT NULL,
      quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
      price numeric(10, 2) NOT NULL CHECK (price > 0 AND price <= 99999999.99),
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      UNIQUE (user_id, menu_id),
      FOREIGN KEY (menu_id, restaurant_id) REFERENCES api_menu (id, restaurant_id) ON UPDATE CASCADE ON DELETE CASCADE
    );
    CREATE INDEX api_cartitem_user ON api_cartitem (user_id);
    CREATE INDEX api_cartitem_menu ON api_cartitem (menu_id);

    CREATE TABLE api_order (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      user_id uuid NOT NULL REFERENCES api_user (id),
      restaurant_id uuid NOT NULL,
      country text NOT NULL,
      currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
      payment_method_id uuid NOT NULL REFERENCES api_paymentmethod (id),
      total_amount numeric(10, 2) NOT NULL CHECK (total_amount > 0 AND total_amount <= 99999999.99),
      status text NOT NULL CHECK (status IN ('pending', 'confirmed', 'cancelled')),
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      cancelled_at timestamptz(3),
      cancelled_by uuid REFERENCES api_user (id),
      cancel_reason text CHECK (length(cancel_reason) <= 300),
      CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
      CHECK ((status = 'cancelled') = (cancelled_by IS NOT NULL)),
      CHECK (cancel_reason IS NULL OR status = 'cancelled'),
      FOREIGN KEY (restaurant_id, country) REFERENCES api_restaurant (id, country)
    );
    CREATE INDEX api_order_user ON api_order (user_id, created_at DESC);
    CREATE INDEX api_order_restaurant ON api_order (restaurant_id);
    CREATE INDEX api_order_country ON api_order (country, created_at DESC, id DESC);
    CREATE INDEX api_order_newest ON api_order (created_at DESC, id DESC);
    CREATE INDEX api_order_payment_method ON api_order (payment_method_id);
    CREATE INDEX api_order_cancelled_by ON api_order (cancelled_by) WHERE cancelled_by IS NOT NULL;

    CREATE TABLE api_orderitem (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      order_id uuid NOT NULL REFERENCES api_order (id) ON DELETE CASCADE,
      menu_id uuid NOT NULL REFERENCES api_menu (id),
      name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
      quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 99),
      price numeric(10, 2) NOT NULL CHECK (price > 0 AND price <= 99999999.99),
      UNIQUE (order_id, menu_id)
    );
    CREATE INDEX api_orderitem_order ON api_orderitem (order_id);
    CREATE INDEX api_orderitem_menu ON api_orderitem (menu_id);

    CREATE TABLE api_idempotencykey (
      user_id uuid NOT NULL REFERENCES api_user (id) ON DELETE CASCADE,
      key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
      request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
      outcome jsonb NOT NULL,
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      PRIMARY KEY (user_id, key)
    );
    CREATE INDEX api_idempotencykey_age ON api_idempotencykey (created_at);
  `,
  down: `DROP TABLE api_idempotencykey, api_orderitem, api_order, api_cartitem, api_paymentmethod;`,
};
