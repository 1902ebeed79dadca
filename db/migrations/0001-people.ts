import type { SqlMigration } from './migration';

export const people: SqlMigration = {
  name: '0001-people',
  up: `
    CREATE TABLE api_country (
      name text PRIMARY KEY CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
      currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
      locale text NOT NULL CHECK (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
      time_zone text NOT NULL CHECK (length(time_zone) BETWEEN 1 AND 60)
    );

    CREATE TABLE api_user (
      id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
      email text NOT NULL CHECK (email LIKE '_%@_%' AND email = btrim(email) AND length(email) <= 254),
      name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
      password text NOT NULL CHECK (password LIKE '$argon2id$%'),
      role text NOT NULL CHECK (role IN ('admin', 'manager', 'member')),
      country text NOT NULL REFERENCES api_country (name),
      is_active boolean NOT NULL DEFAULT true,
      is_staff boolean NOT NULL DEFAULT false,
      is_superuser boolean NOT NULL DEFAULT false,
      created_at timestamptz(3) NOT NULL DEFAULT now()
    );
    CREATE UNIQUE INDEX api_user_email ON api_user (lower(email));
    CREATE INDEX api_user_country ON api_user (country);

    CREATE TABLE api_session (
      token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
      user_id uuid NOT NULL REFERENCES api_user (id) ON DELETE CASCADE,
      created_at timestamptz(3) NOT NULL DEFAULT now(),
      last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
      expires_at timestamptz(3) NOT NULL CHECK (expires_at > created_at),
      ip text,
      user_agent text CHECK (length(user_agent) <= 300)
    );
    CREATE INDEX api_session_user ON api_session (user_id, created_at);
    CREATE INDEX api_session_expiry ON api_session (expires_at);

    CREATE TABLE api_throttle (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
  `,
  down: `DROP TABLE api_throttle, api_session, api_user, api_country;`,
};
