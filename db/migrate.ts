import { Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import { people } from './migrations/0001-people';
import { catalog } from './migrations/0002-catalog';
import { ordering } from './migrations/0003-ordering';
import { audit } from './migrations/0004-audit';
import { rowLevelSecurity } from './migrations/0006-row-level-security';
import './transaction-context';

const MIGRATIONS = [people, catalog, ordering, audit, rowLevelSecurity];

// Any number serves, as long as every instance uses the same; umzug itself has no lock.
const LOCK = 7_536_601;

/** Brings the schema up to date and returns the names of the migrations that ran. */
export const migrate = (url: string) => locked(url, async (umzug) => names(await umzug.up()));

/** Takes every migration back and returns their names; all data is lost. */
export const unmigrate = (url: string) => locked(url, async (umzug) => names(await umzug.down({ to: 0 })));

const names = (migrations: { name: string }[]) => migrations.map((migration) => migration.name);

/**
 * Runs all pending migrations in one transaction that holds an advisory lock: two instances starting at once take turns,
 * and one that dies half-way leaves nothing behind. The connection is its own, without the time limits of requests.
 */
async function locked<T>(url: string, work: (umzug: Umzug<Sequelize>) => Promise<T>): Promise<T> {
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: false,
    pool: { max: 1 },
    dialectOptions: { application_name: 'slooze-migrate', connectionTimeoutMillis: 5_000 },
  });
  try {
    return await sequelize.transaction(async () => {
      await sequelize.query('SELECT pg_advisory_xact_lock($lock)', { bind: { lock: LOCK } });
      return work(umzugOver(sequelize));
    });
  } finally {
    await sequelize.close();
  }
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
