import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { BackupError } from './errors';

/** PostgreSQL's own programs for copies, of one version; the embedded server comes without them. */
export interface Programs {
  dump: string;
  restore: string;
  major: number;
}

/** Where packages put them without naming the place in PATH: Debian's, Red Hat's, Homebrew's. */
const HOMES = [
  { folder: '/usr/lib/postgresql', kind: /^\d+$/ },
  { folder: '/usr', kind: /^pgsql-\d+$/ },
  { folder: '/opt/homebrew/opt', kind: /^(libpq|postgresql@\d+)$/ },
];

/** The folders programs are looked for in. */
export const programFolders = (searched = process.env.PATH ?? ''): string[] => [
  ...HOMES.flatMap(({ folder, kind }) => (existsSync(folder) ? readdirSync(folder).filter((name) => kind.test(name)).map((name) => path.join(folder, name, 'bin')) : [])),
  ...searched.split(path.delimiter).filter(Boolean),
];

/**
 * Finds the programs for a server of this major version: the nearest that are not older, for pg_dump refuses a server
 * newer than itself. Throws BackupError with what to install.
 */
export async function findPrograms(server: number, folders = programFolders()): Promise<Programs> {
  const found = await allPrograms(folders);
  const nearest = found.find(({ major }) => serves(major, server));
  if (nearest) return nearest;
  const met = [...new Set(found.map(({ major }) => major))].join(', ');
  throw missing(met ? `The pg_dump and pg_restore found here are of version ${met}, and this PostgreSQL is ${server}` : NONE, server);
}

/** The newest there are, who read what all others wrote. Throws BackupError with what to install. */
export async function newestPrograms(folders = programFolders()): Promise<Programs> {
  const newest = (await allPrograms(folders)).at(-1);
  if (newest) return newest;
  throw missing(NONE, 'NN');
}

const NONE = 'pg_dump and pg_restore are not installed here';

const missing = (what: string, version: number | string) =>
  new BackupError(
    `${what}. Install PostgreSQL's client programs of version ${version}:\n` +
      `  Debian, Ubuntu: apt-get install postgresql-client-${version} (where it is not known, add https://apt.postgresql.org first)\n` +
      `  macOS: brew install postgresql@${version}\n` +
      '  others: https://www.postgresql.org/download',
  );

const allPrograms = async (folders: string[]): Promise<Programs[]> =>
  (await Promise.all(folders.map(programsIn))).filter((programs) => programs !== null).sort((a, b) => a.major - b.major);

// From 17 on pg_restore sets transaction_timeout, and a server before that refuses to be told: such a copy could be made
// and not be put back.
const serves = (programs: number, server: number) => programs >= server && (server >= 17 || programs < 17);

async function programsIn(folder: string): Promise<Programs | null> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [dump, restore] = ['pg_dump', 'pg_restore'].map((name) => path.join(folder, name + suffix)) as [string, string];
  if (!existsSync(dump) || !existsSync(restore)) return null;
  const told = await promisify(execFile)(dump, ['--version']).catch(() => null);
  const major = /\(PostgreSQL\) (\d+)/.exec(told?.stdout ?? '')?.[1];
  return major ? { dump, restore, major: Number(major) } : null;
}
