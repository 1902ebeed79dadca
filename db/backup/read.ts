import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { BackupError } from './errors';
import { asOwner, majorOf } from './owner';
import { findPrograms, newestPrograms } from './programs';
import { databaseOf, runProgram } from './run';

/** Puts a copy into an empty database, all of it or nothing. Throws BackupError. */
export async function readCopy(file: string, ownerUrl: string): Promise<void> {
  if (!existsSync(file)) throw new BackupError(`There is no file ${file}.`);
  const content = await runProgram({ program: (await newestPrograms()).restore, args: ['--list', file] });
  if (!/ TABLE public api_migration /.test(content)) throw new BackupError(`${file} is a copy of some other database than one of Slooze.`);
  const server = await asOwner(ownerUrl, async (owner) => {
    await assertEmpty(owner);
    return majorOf(owner);
  });
  const from = majorIn(content, 'Dumped from database version');
  if (from > server) throw new BackupError(`The copy was made of PostgreSQL ${from} and cannot be put into PostgreSQL ${server}.`);
  const programs = await findPrograms(Math.max(server, majorIn(content, 'Dumped by pg_dump version')));
  await restore(programs.restore, file, content, ownerUrl);
  await asOwner(ownerUrl, (owner) => owner.query(SETTLE));
}

const majorIn = (content: string, words: string): number => Number(new RegExp(`${words}: (\\d+)`).exec(content)?.[1]);

async function assertEmpty(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY 1 LIMIT 3`,
  );
  if (rows.length === 0) return;
  throw new BackupError(
    `A copy is put into an empty database only, and this one holds ${rows.map(({ name }) => name).join(', ')}. Nothing was changed.\n` +
      'Name another database on the same server with --into, or with the embedded PostgreSQL another folder with DATA_DIR.',
  );
}

async function restore(program: string, file: string, content: string, url: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'slooze-restore-'));
  try {
    const list = path.join(folder, 'list');
    await writeFile(list, content.split('\n').filter((line) => !OF_OLD_OWNER.test(line)).join('\n'));
    await runProgram({
      program,
      args: [
        // Who may do what is said anew by migrating: the roles of before may not exist here.
        ...['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error', '--no-password'],
        ...[`--use-list=${list}`, `--dbname=${databaseOf(url)}`, file],
      ],
      url,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines of the list of contents that name the owner of before, whose name may be another one here. */
const OF_OLD_OWNER = /^\d+; \d+ \d+ POLICY public \w+ \w+_owner /;

// The owner's policies, as migrations make them. Whoever was signed in when the copy was made is not any more, and
// without statistics the first requests would read whole tables.
const SETTLE = `
  DO $$
  DECLARE walled record;
  BEGIN
    FOR walled IN SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity LOOP
      EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', walled.relname || '_owner', walled.relname);
    END LOOP;
  END $$;
  TRUNCATE api_session, api_throttle;
  ANALYZE;`;
