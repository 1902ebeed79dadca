import type { Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import { people } from './migrations/0001-people';
import { catalog } from './migrations/0002-catalog';
import { ordering } from './migrations/0003-ordering';
import { audit } from './migrations/0004-audit';

const MIGRATIONS = [people, catalog, ordering, audit];

// Any number serves, as long as every instance uses the same; umzug itself has no lock.
const LOCK = 7_536_601;

/** Brings the schema up to date and returns the names of the migrations that ran. */
export const migrate = (sequelize: Sequelize) => locked(sequelize, async (umzug) => names(await umzug.up()));

/** Takes every migration back and returns their names; all data is lost. */
export const unmigrate = (sequelize: Sequelize) => locked(sequelize, async (umzug) => names(await umzug.down({ to: 0 })));

const names = (migrations: { name: string }[]) => migrations.map((migration) => migration.name);

/**
 * Runs all pending migrations in one transaction that holds an advisory lock: two instances starting at once take turns,
 * and one that dies half-way leaves nothing behind.
 */
async function locked<T>(sequelize: Sequelize, work: (umzug: Umzug<Sequelize>) => Promise<T>): Promise<T> {
  return sequelize.transaction(async () => {
    await sequelize.query('SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0');
    await sequelize.query('SELECT pg_advisory_xact_lock($lock)', { bind: { lock: LOCK } });
    const umzug = new Umzug({
      migrations: MIGRATIONS.map(({ name, up, down }) => ({
        name,
        up: async () => void (await sequelize.query(up)),
        down: async () => void (await sequelize.query(down)),
      })),
      context: sequelize,
      storage: new SequelizeStorage({ sequelize, tableName: 'api_migration', modelName: 'Migration' }),
      logger: undefined,
    });
    return work(umzug);
  });
}
