import pg from 'pg';
import { connect, disconnect } from '../../../db';
import { startEmbeddedPostgres } from '../../../db/embedded';
import { migrate } from '../../../db/migrate';
import { seed } from '../../../db/seed';
import { DEMO_PEOPLE } from '../../../db/seed/demo-data';
import { hashPassword } from '../../../domain/passwords';
import { type Sizes, steps } from './steps';

const TABLES = ['api_user', 'api_session', 'api_restaurant', 'api_menu', 'api_paymentmethod', 'api_cartitem', 'api_order', 'api_orderitem', 'api_auditlog'];

/** A database holds people who are not of the demo data. */
export class RealPeopleError extends Error {}

/**
 * Fills the embedded database of a data folder, migrated and seeded if need be, with as much as `sizes` says. All or
 * nothing: it is one transaction. Throws RealPeopleError unless `force`.
 */
export async function fill(dataDir: string, sizes: Sizes, { force = false, say = (_line: string): void => undefined } = {}): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    await migrate(postgres.ownerUrl, postgres.url);
    connect({ url: postgres.url, poolSize: 2 });
    await seed(hashPassword).finally(disconnect);
    const owner = new pg.Client({ connectionString: postgres.ownerUrl });
    await owner.connect();
    try {
      if (!force) await refuseRealPeople(owner);
      await fillAsOwner(owner, sizes, say);
    } finally {
      await owner.end();
    }
  } finally {
    await postgres.stop();
  }
}

async function refuseRealPeople(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM api_user WHERE email <> ALL ($1)', [DEMO_PEOPLE.map(({ email }) => email)]);
  const { count } = rows[0]!;
  if (count > 0) throw new RealPeopleError(`There are ${count} people beside the demo people in this database. Name an empty folder, or use --force.`);
}

async function fillAsOwner(owner: pg.Client, sizes: Sizes, say: (line: string) => void): Promise<void> {
  const password = await hashPassword(crypto.randomUUID());
  await owner.query(`BEGIN; SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '128MB';`);
  // Keys are right because every row is made from rows that are there, and are checked once for all at the end.
  await owner.query('SET LOCAL session_replication_role = replica');
  const indexes = await dropIndexes(owner);
  for (const { what, sql, values } of steps(sizes, password)) await timed(what, () => owner.query(sql, values));
  await timed(`${indexes.length} indexes`, async () => {
    for (const { indexdef } of indexes) await owner.query(indexdef);
  });
  await timed('checks', () => assertSound(owner));
  await owner.query('COMMIT');
  await timed('statistics', () => owner.query('VACUUM ANALYZE'));

  async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
    const begun = performance.now();
    await work();
    say(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
}

/** Making an index of a million rows at once takes a fraction of growing it row by row. */
async function dropIndexes(owner: pg.Client): Promise<{ indexname: string; indexdef: string }[]> {
  const { rows } = await owner.query<{ indexname: string; indexdef: string }>(
    `SELECT indexname, indexdef FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY ($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
    [TABLES],
  );
  for (const { indexname } of rows) await owner.query(`DROP INDEX ${pg.escapeIdentifier(indexname)}`);
  return rows;
}

/** What the constraints and the rules would have refused, row by row. */
const UNSOUND = `
  SELECT 'orders whose total is not the sum of their lines' AS what, count(*)::int FROM api_order o
    WHERE total_amount <> (SELECT sum(price * quantity) FROM api_orderitem i WHERE i.order_id = o.id)
  UNION ALL SELECT 'orders out of the country of their restaurant', count(*)::int FROM api_order o
    LEFT JOIN api_restaurant r ON r.id = o.restaurant_id AND r.country = o.country WHERE r.id IS NULL
  UNION ALL SELECT 'orders with a card of somebody else', count(*)::int FROM api_order o
    LEFT JOIN api_paymentmethod p ON p.id = o.payment_method_id AND p.user_id = o.user_id LEFT JOIN api_user u ON u.id = p.user_id AND u.country = p.country WHERE u.id IS NULL
  UNION ALL SELECT 'lines with a dish of another restaurant', count(*)::int FROM api_orderitem i JOIN api_order o ON o.id = i.order_id
    LEFT JOIN api_menu m ON m.id = i.menu_id AND m.restaurant_id = o.restaurant_id AND m.country = i.country WHERE m.id IS NULL
  UNION ALL SELECT 'carts with a dish of another country', count(*)::int FROM api_cartitem c
    LEFT JOIN api_menu m ON m.id = c.menu_id AND m.restaurant_id = c.restaurant_id AND m.country = c.country LEFT JOIN api_user u ON u.id = c.user_id WHERE m.id IS NULL OR u.id IS NULL`;

async function assertSound(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ what: string; count: number }>(UNSOUND);
  const wrong = rows.filter(({ count }) => count > 0).map(({ what, count }) => `${count} ${what}`);
  if (wrong.length > 0) throw new Error(`What was loaded is not sound: ${wrong.join(', ')}.`);
}
