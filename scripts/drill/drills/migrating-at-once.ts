import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../process.mjs';
import type { Database } from '../database';
import { type Drill, never } from '../drill';

export const migratingAtOnce: Drill = {
  id: 'R11',
  fault: 'several bring one empty database up to date at once',
  how: '`build/migrate.js` three times at once, one of them killed after 0.2 to 1 s; then once more',
  async run(stage) {
    const { database } = await stage.open({ instances: 0 });
    const rounds = stage.isQuick ? 2 : 20;
    const codes: (number | null)[] = [];
    const twice = [];
    const schemas = new Set<string>();
    for (let round = 0; round < rounds; round++) {
      const name = `drill_${round}`;
      await database.ask(`CREATE DATABASE ${name}`);
      const inIt = database.named(name);
      const [killed, ...others] = [1, 2, 3].map(() => migrate(inIt));
      await sleep(200 + Math.random() * 800);
      killed!.kill('SIGKILL');
      codes.push(...(await Promise.all(others.map(ended))), await ended(migrate(inIt)));
      twice.push(...(await inIt.ask<{ name: string }>('SELECT name FROM api_migration GROUP BY name HAVING count(*) > 1')));
      schemas.add(await schemaOf(inIt));
      await database.ask(`DROP DATABASE ${name} WITH (FORCE)`);
    }
    return [
      { what: 'databases brought up to date', measured: rounds, least: rounds },
      never('migrations that did not end well', codes.filter((code) => code !== 0).length, codes),
      never('steps that ran twice', twice.length, twice),
      { what: 'different outcomes', measured: schemas.size, most: 1 },
    ];
  },
};

function migrate({ url, ownerUrl }: Pick<Database, 'url' | 'ownerUrl'>): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, [inProject('build/migrate.js')], {
    cwd: inProject(),
    env: { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl },
    stdio: 'ignore',
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Every column, key and right there is, as one text. */
async function schemaOf(database: Pick<Database, 'ask'>): Promise<string> {
  const [row] = await database.ask<{ schema: string }>(`
    SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS schema FROM (
      SELECT concat_ws(' ', table_name, column_name, data_type, column_default, is_nullable) AS line FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT concat_ws(' ', tablename, policyname, roles, qual, with_check) FROM pg_policies
      UNION ALL SELECT concat_ws(' ', table_name, grantee, privilege_type) FROM information_schema.role_table_grants WHERE table_schema = 'public'
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') all_of_it`);
  return row!.schema;
}
