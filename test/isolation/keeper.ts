import pg from 'pg';
import { forgetCatalog } from '../../domain/catalog-cache';

/** Every table that a request may change; of sessions and throttles only which rows there are. */
const WHOLE = ['country', 'formercountry', 'user', 'restaurant', 'menu', 'paymentmethod', 'cartitem', 'order', 'orderitem', 'idempotencykey', 'auditlog'];
const PRINT = [...WHOLE.map((table) => `(SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM api_${table} t)`), `(SELECT string_agg(id::text, ',' ORDER BY id) FROM api_session)`];
/** What triggers count, which sleep while everything is put back. */
const FIGURES = ['daytotal', 'bestseller', 'bestsellerday', 'sale'];
const TABLES = [...WHOLE, 'session', ...FIGURES].map((table) => `api_${table}`);

/** Looks at the database as its owner: knows when anything changed, and puts everything back. */
export class Keeper {
  private constructor(private readonly client: pg.Client, private readonly print: string, private readonly refill: string) {}

  /** Remembers everything as it is now. */
  static async of(ownerUrl: string): Promise<Keeper> {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query('CREATE SCHEMA kept');
    for (const table of TABLES) await client.query(`CREATE TABLE kept.${table} AS TABLE public.${table}`);
    return new Keeper(client, await printOf(client), await refillOf(client));
  }

  async isChanged(): Promise<boolean> {
    return (await printOf(this.client)) !== this.print;
  }

  /** The remembered state, past every trigger and key. */
  async putBack(): Promise<void> {
    // Emptied row by row: for so few of them that is many times quicker than TRUNCATE.
    const empty = TABLES.map((table) => `DELETE FROM public.${table};`).join('');
    await this.client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${empty}${this.refill} COMMIT`);
    // The house is told of it, but not in time for the next question.
    forgetCatalog();
  }

  /** Forgets who tried to sign in how often, or the next attempt would be one too many. */
  async forgive(): Promise<void> {
    await this.client.query('DELETE FROM api_throttle');
  }

  /** Row-level security of the application's tables off, or on again. */
  async setWall(isUp: boolean): Promise<void> {
    const { rows } = await this.client.query<{ table: string }>(
      `SELECT DISTINCT tablename AS table FROM pg_policies WHERE schemaname = 'public'`,
    );
    for (const { table } of rows) await this.client.query(`ALTER TABLE public.${table} ${isUp ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`);
    forgetCatalog();
  }

  async rows<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
    return (await this.client.query<R>(sql)).rows;
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

async function printOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ print: string }>(`SELECT md5(concat_ws('|', ${PRINT.map((part) => `coalesce(${part}, '-')`).join(', ')})) AS print`);
  return rows[0]!.print;
}

/** Columns that PostgreSQL fills itself cannot be written. */
async function refillOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string; columns: string }>(
    `SELECT attrelid::regclass::text AS name, string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = ANY ($1::regclass[]) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY attrelid`,
    [TABLES.map((table) => `public.${table}`)],
  );
  const columnsOf = new Map(rows.map(({ name, columns }) => [name, columns]));
  return TABLES.map((table) => `INSERT INTO public.${table} (${columnsOf.get(table)}) SELECT ${columnsOf.get(table)} FROM kept.${table};`).join('');
}
