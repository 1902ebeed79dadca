import pg from 'pg';
import { BackupError } from './errors';

/** Work on a connection of its own, without the time limits of requests. Throws BackupError when there is no way in. */
export async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url, application_name: 'slooze-backup', connectionTimeoutMillis: 10_000 });
  owner.on('error', () => undefined);
  await owner.connect().catch((cause: Error) => {
    throw new BackupError(`The database cannot be reached: ${cause.message || cause.name}.\nCheck DATABASE_OWNER_URL, and that PostgreSQL is running and lets this machine in.`, { cause });
  });
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The server's major version. */
export async function majorOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ number: string }>(`SELECT current_setting('server_version_num') AS number`);
  return Math.floor(Number(rows[0]!.number) / 10_000);
}

// A restrictive policy hides rows whatever the others show.
const SIGHT = `
  SELECT current_user AS role, r.rolsuper OR r.rolbypassrls AS bypasses,
    ARRAY(SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND (
      NOT has_table_privilege(c.oid, 'SELECT') OR c.relrowsecurity AND (
        NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.permissive = 'PERMISSIVE'
                    AND p.cmd IN ('ALL', 'SELECT') AND p.qual = 'true' AND p.roles && ARRAY['public', current_user])
        OR EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.permissive = 'RESTRICTIVE'))
    ) ORDER BY 1) AS hidden
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Makes sure that row-level security hides nothing from this role, and tells whether it is past it altogether. The
 * application's role would copy the tables without their rows, and nothing would say so. Throws BackupError.
 */
export async function assertSeesAll(owner: pg.Client): Promise<{ bypasses: boolean }> {
  const { role, bypasses, hidden } = (await owner.query<{ role: string; bypasses: boolean; hidden: string[] }>(SIGHT)).rows[0]!;
  if (bypasses || hidden.length === 0) return { bypasses };
  throw new BackupError(
    `The role ${role} does not see all rows of ${hidden.join(', ')}: the copy would not be whole.\n` +
      'Set DATABASE_OWNER_URL to the role that owns the tables.',
  );
}
