import { QueryTypes, Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import { admitApplication } from './admission';
import { sequelize as application } from './connection';
import { people } from './migrations/0001-people';
import { catalog } from './migrations/0002-catalog';
import { ordering } from './migrations/0003-ordering';
import { audit } from './migrations/0004-audit';
import { searching } from './migrations/0005-searching';
import { rowLevelSecurity } from './migrations/0006-row-level-security';
import { catalogChanges } from './migrations/0007-catalog-changes';
import { dayTotals } from './migrations/0008-day-totals';
import { bestSellers } from './migrations/0009-best-sellers';
import { flatSearch } from './migrations/0010-flat-search';
import './transaction-context';

/** All of them, in the order they run. */
export const MIGRATIONS = [people, catalog, ordering, audit, searching, rowLevelSecurity, catalogChanges, dayTotals, bestSellers, flatSearch];

// Any number serves, as long as every instance uses the same; umzug itself has no lock.
const LOCK = 7_536_601;

/**
 * Brings the schema up to date as its owner and returns the names of the migrations that ran. The role of
 * `applicationUrl` is given its rights every time, so that another role can take its place.
 */
export const migrate = (ownerUrl: string, applicationUrl?: string) =>
  locked(ownerUrl, async (umzug, owner) => {
    const ran = names(await umzug.up());
    if (applicationUrl) await admitApplication(owner, applicationUrl);
    return ran;
  });

/** Takes every migration back and returns their names; all data is lost. */
export const unmigrate = (ownerUrl: string) => locked(ownerUrl, async (umzug) => names(await umzug.down({ to: 0 })));

/** A migration cannot be taken back now; `message` is a sentence for a person. */
export class RollBackError extends Error {
  override readonly name = 'RollBackError';
}

/**
 * Takes back the migration that ran last, and returns its name; what only its tables and columns held is lost. `agree`
 * is told the name first and may throw. Refused while somebody else migrates. Throws RollBackError.
 */
export const rollBack = (ownerUrl: string, agree: (last: string) => void) =>
  locked(
    ownerUrl,
    async (umzug, owner) => {
      const ran = names(await umzug.executed());
      const unknown = unknownMigrations(await owner.query<{ name: string }>('SELECT name FROM api_migration', { type: QueryTypes.SELECT }));
      if (unknown.length > 0) throw new RollBackError(`A newer Slooze has run ${unknown.join(', ')}; only that version can take it back.`);
      const last = ran.at(-1);
      if (!last) throw new RollBackError('No migration has run; there is nothing to take back.');
      agree(last);
      await umzug.down();
      return last;
    },
    { patient: false },
  );

/** The migrations that have not run yet, as the connected application sees it. */
export async function pendingMigrations(): Promise<string[]> {
  const [table] = await application().query<{ isThere: boolean }>(`SELECT to_regclass('public.api_migration') IS NOT NULL AS "isThere"`, { type: QueryTypes.SELECT });
  if (!table!.isThere) return names(MIGRATIONS);
  const ran = await application().query<{ name: string }>('SELECT name FROM api_migration', { type: QueryTypes.SELECT });
  return names(MIGRATIONS).filter((name) => !names(ran).includes(name));
}

/** Those of the migrations a database remembers that this version does not know. */
export const unknownMigrations = (ran: { name: string }[]): string[] => names(ran).filter((name) => !names(MIGRATIONS).includes(name));

const names = (migrations: { name: string }[]) => migrations.map((migration) => migration.name);

/**
 * Works on the migrations in one transaction that holds an advisory lock: two instances starting at once take turns,
 * and one that dies half-way leaves nothing behind. The connection is its own, without the time limits of requests.
 */
async function locked<T>(url: string, work: (umzug: Umzug<Sequelize>, owner: Sequelize) => Promise<T>, { patient = true } = {}): Promise<T> {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: 1 },
    dialectOptions: { application_name: 'slooze-migrate', connectionTimeoutMillis: 5_000 },
  });
  try {
    return await sequelize.transaction(async () => {
      if (patient) await sequelize.query('SELECT pg_advisory_xact_lock($lock)', { bind: { lock: LOCK } });
      else await lockNow(sequelize);
      return work(umzugOver(sequelize), sequelize);
    });
  } finally {
    await sequelize.close();
  }
}

async function lockNow(sequelize: Sequelize): Promise<void> {
  const [row] = await sequelize.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($lock) AS free', { bind: { lock: LOCK }, type: QueryTypes.SELECT });
  if (!row!.free) throw new RollBackError('Somebody else is migrating this database at the moment. Nothing was changed.');
}

function umzugOver(sequelize: Sequelize): Umzug<Sequelize> {
  return new Umzug({
    migrations: MIGRATIONS.map(({ name, up, down }) => ({
      name,
      up: async () => void (await sequelize.query(up)),
      down: async () => void (await sequelize.query(down)),
    })),
    context: sequelize,
    storage: new SequelizeStorage({ sequelize, tableName: 'api_migration', modelName: 'Migration' }),
    logger: undefined,
  });
}
