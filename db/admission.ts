import pg from 'pg';
import { QueryTypes, type Sequelize } from 'sequelize';
import { createRole, roleOf } from './application-role';

/** The application's role is not there and cannot be made; `message` is a sentence for a person. */
export class ApplicationRoleError extends Error {
  override readonly name = 'ApplicationRoleError';
}

/**
 * Gives the application's role exactly its rights, for the tables of now and those to come, and creates it when the owner
 * may. Runs as the owner, inside its transaction. Does nothing when both are one role: the owner keeps its rights.
 */
export async function admitApplication(owner: Sequelize, applicationUrl: string): Promise<void> {
  const role = roleOf(applicationUrl);
  if (!role.name) throw new ApplicationRoleError('DATABASE_URL must name the role the application connects as: postgres://role:password@host:5432/database.');
  const [here] = await owner.query<{ owner: string; mayCreate: boolean; isKnown: boolean }>(
    `SELECT rolname AS owner, rolsuper OR rolcreaterole AS "mayCreate",
            EXISTS (SELECT FROM pg_roles WHERE rolname = $name) AS "isKnown"
     FROM pg_roles WHERE rolname = current_user`,
    { bind: { name: role.name }, type: QueryTypes.SELECT },
  );
  if (here!.owner === role.name) return;
  if (!here!.isKnown) {
    if (!here!.mayCreate) {
      throw new ApplicationRoleError(
        `DATABASE_URL names the role ${role.name}, which does not exist, and ${here!.owner} may not create it.\n` +
          `Ask whoever may: CREATE ROLE ${pg.escapeIdentifier(role.name)} LOGIN PASSWORD '…'; then start again.`,
      );
    }
    await owner.query(createRole(role));
  }
  await owner.query(rights(pg.escapeIdentifier(role.name)));
}

// The trail and the names of former countries only grow; the list of migrations is the owner's, and what is counted is counted
// by the database alone. What runs as the owner is closed here too: a database that was put back has forgotten who may run it.
const rights = (role: string) => `
  DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  DO $$
  DECLARE open regprocedure;
  BEGIN
    FOR open IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege('public', oid, 'EXECUTE') LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', open);
    END LOOP;
  END $$;
  GRANT USAGE ON SCHEMA public TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
  REVOKE UPDATE, DELETE, TRUNCATE ON api_auditlog, api_formercountry FROM ${role};
  REVOKE INSERT, UPDATE, DELETE ON api_migration, api_daytotal, api_sale, api_bestseller, api_bestsellerday FROM ${role};
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
  GRANT EXECUTE ON FUNCTION api_country_of(text, uuid), api_keep_best_sellers(text), api_first_matching(regclass, text[], integer),
    api_restaurants_serving(text[], text, text, uuid, integer) TO ${role};`;
