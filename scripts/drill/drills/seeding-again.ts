import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../process.mjs';
import type { Database } from '../database';
import { type Drill, never } from '../drill';

export const seedingAgain: Drill = {
  id: 'R12',
  fault: 'the demo data is brought again',
  how: '`npm run db:seed` three times over a database that was ordered in, and once without DEMO_DATA',
  async run(stage) {
    const scene = await stage.open();
    const load = await scene.load(stage.rate);
    await sleep(3_000);
    await load.stop();
    const before = await fingerprint(scene.database);
    const codes = [];
    for (let time = 0; time < 3; time++) codes.push(await seed(scene.database, 'true'));
    const refused = await seed(scene.database, 'false');
    const after = await fingerprint(scene.database);
    return [
      { what: 'tables looked at', measured: before.size, least: 10 },
      never('tables changed', [...before].filter(([table, rows]) => after.get(table) !== rows).length),
      never('seeds that did not end well', codes.filter((code) => code !== 0).length, codes),
      { what: 'refused without DEMO_DATA', measured: refused === 1 ? 1 : 0, least: 1 },
      { what: 'orders there', measured: load.ledger.acknowledged.length, least: 1 },
    ];
  },
};

async function seed({ url, ownerUrl }: Database, demoData: string): Promise<number> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', inProject('server/commands/seed.ts')], {
    cwd: inProject(),
    env: { PATH, HOME, NODE_ENV: 'production', DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl, DEMO_DATA: demoData },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number];
  return code;
}

/** All rows of each table as one value. */
async function fingerprint(database: Database): Promise<Map<string, string>> {
  const tables = await database.ask<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const rows = new Map<string, string>();
  for (const { name } of tables) {
    const [row] = await database.ask<{ value: string }>(`SELECT coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS value FROM ${name} t`);
    rows.set(name, row!.value);
  }
  return rows;
}
