import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect, disconnect } from '../../db';
import { asOwner } from '../../db/backup/owner';
import { readCopy } from '../../db/backup/read';
import { findBroken, INVARIANTS } from '../../db/invariants';
import { migrate, unknownMigrations } from '../../db/migrate';
import { onceSignedIn } from '../../domain/restored';
import type { ReachedDatabase } from '../database';
import { StartError } from '../start-error';
import { assertWall } from '../wall';
import { runCommand } from './command';
import { another } from './another-database';

const HOW = 'Use: npm run restore -- slooze-….dump [--into name-of-an-empty-database]';

await runCommand(async ({ config, log, server, say }) => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new StartError(HOW);
  const target = values.into ? await another(server, values.into) : server;
  const ownerUrl = target.ownerUrl ?? target.url;
  await readCopy(path.resolve(file), ownerUrl);
  say(`Put back ${path.basename(file)} into ${new URL(ownerUrl).pathname.slice(1)}.`);
  await refuseNewer(ownerUrl);
  const ran = await migrate(ownerUrl, target.url);
  say(`Tables: up to date${ran.length > 0 ? `, after ${ran.join(', ')}` : ''}.`);
  await check(target);

  async function check({ url }: Pick<ReachedDatabase, 'url'>): Promise<void> {
    const broken = await asOwner(ownerUrl, (owner) => findBroken(async (sql) => (await owner.query<{ rows: number }>(sql)).rows[0]!));
    if (broken.length > 0) {
      throw new StartError(`These do not hold, do not go on with it:\n${broken.map(({ name, rows }) => `  ${name}: ${rows} rows`).join('\n')}`);
    }
    say(`Rows: all ${INVARIANTS.length} invariants hold.`);
    await disconnect();
    connect({ url, poolSize: config.poolSize });
    await assertWall(config.mode, log);
    say('Countries: kept apart by row-level security.');
    const person = await onceSignedIn();
    if (!person) throw new StartError('Nobody with every right can sign in there. Make somebody who can with npm run create-admin.');
    say(`Signing in: works, tried for ${person}. Everybody has to sign in anew.`);
  }
});

async function refuseNewer(ownerUrl: string): Promise<void> {
  const unknown = await asOwner(ownerUrl, async (owner) => unknownMigrations((await owner.query<{ name: string }>('SELECT name FROM api_migration')).rows));
  if (unknown.length > 0) throw new StartError(`The copy comes from a newer Slooze, which has also run ${unknown.join(', ')}. Put it back with that version, into another empty database.`);
}
