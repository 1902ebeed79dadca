import pg from 'pg';

/** As many connections as Slooze opens by default. */
const POOL_SIZE = 10;

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: POOL_SIZE });

export interface Person {
  id: string;
  email: string;
  role: 'admin' | 'manager' | 'member';
  country: string;
}

/** Work in one transaction that has told row-level security which countries exist for this person. */
export async function actingAs<T>(person: Person, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(person.role === 'admin' ? SHOW_ALL : SHOW_ONE, person.role === 'admin' ? [person.id] : [person.id, [person.country]]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const SHOW_ONE = `SELECT set_config('app.user_id', $1, true), set_config('app.countries', ($2::text[])::text, true)`;
const SHOW_ALL = `SELECT set_config('app.user_id', $1, true), set_config('app.countries', (ARRAY(
  SELECT name FROM api_country UNION ALL SELECT name FROM api_formercountry))::text, true)`;

export interface AuditEntry {
  action: string;
  objectType: string;
  objectId: string;
  country: string;
  after: object;
}

/** One row of the trail, in the caller's transaction. */
export async function recordAudit(client: pg.PoolClient, person: Person, { action, objectType, objectId, country, after }: AuditEntry): Promise<void> {
  await client.query(
    `INSERT INTO api_auditlog (actor_id, actor_email, action, object_type, object_id, country, after, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [person.id, person.email, action, objectType, objectId, country, JSON.stringify(after), crypto.randomUUID()],
  );
}
