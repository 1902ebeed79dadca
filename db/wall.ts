import { QueryTypes } from 'sequelize';
import { sequelize } from './connection';

/** Tables that name a country and are read before anybody is known: signing in looks for people everywhere. */
export const UNWALLED = ['api_user'];

interface Standing {
  role: string;
  isSuperuser: boolean;
  bypasses: boolean;
  isOwner: boolean;
  rewrites: boolean;
}

/**
 * Every reason why row-level security would not hold for the role of this connection, each as the end of a sentence
 * that begins with the role; empty when the wall stands.
 */
export async function findGaps(): Promise<{ role: string; gaps: string[] }> {
  const [standing] = await sequelize().query<Standing>(STANDING, { type: QueryTypes.SELECT });
  const { role, isSuperuser, bypasses, isOwner, rewrites } = standing!;
  const open = await unwalledTables();
  const gaps: string[] = [];
  // A superuser is everything else as well; saying so would only hide what to do.
  if (isSuperuser) gaps.push('is a superuser');
  else if (bypasses) gaps.push('has BYPASSRLS');
  else if (isOwner) gaps.push('owns the tables');
  else if (rewrites) gaps.push('could rewrite the audit trail');
  if (open.length > 0) gaps.push(`finds no row-level security on ${open.join(', ')}`);
  return { role, gaps };
}

/** Tables with a country that lack row-level security, its being forced on the owner, or a policy. */
export async function unwalledTables(): Promise<string[]> {
  const rows = await sequelize().query<{ name: string }>(OPEN, { bind: { exempt: UNWALLED }, type: QueryTypes.SELECT });
  return rows.map(({ name }) => name);
}

// Membership counts like the thing itself: a member may become that role with SET ROLE.
const STANDING = `
  SELECT current_user AS role,
    EXISTS (SELECT FROM pg_roles r WHERE r.rolsuper AND pg_has_role(current_user, r.oid, 'MEMBER')) AS "isSuperuser",
    EXISTS (SELECT FROM pg_roles r WHERE r.rolbypassrls AND pg_has_role(current_user, r.oid, 'MEMBER')) AS bypasses,
    EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname LIKE 'api\\_%'
            AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS "isOwner",
    coalesce(has_table_privilege(to_regclass('public.api_auditlog'), 'UPDATE, DELETE, TRUNCATE'), false) AS rewrites`;

const OPEN = `
  SELECT c.relname AS name FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'country' AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($exempt::text[])
    AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 0 = ANY (p.polroles)))
  ORDER BY 1`;
