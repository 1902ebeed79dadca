import { randomBytes, randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Account, giveTo } from './account';
import type { ApplicationRole } from '../application-role';
import { APPLICATION, SUPERUSER } from './connection';
import { EmbeddedPostgresError, systemCode } from './errors';
import { type Folders, hasCluster, removeLeftovers } from './folders';
import type { Programs } from './programs';
import { serverEnvironment, standIn } from './server-process';

// A UTF-8 character type lets pg_trgm see letters beyond ASCII; not every system has one under the same name.
const CHARACTER_TYPES = process.platform === 'win32' ? ['C'] : ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Makes the cluster when there is none, checks it when there is one, and returns the superuser's password. */
export async function ensureCluster(folders: Folders, programs: Programs, account: Account, durable: boolean): Promise<string> {
  removeLeftovers(folders);
  if (!hasCluster(folders)) {
    rmSync(folders.cluster, { recursive: true, force: true });
    await createCluster(folders, programs, account, durable);
  }
  const made = readFileSync(path.join(folders.cluster, 'PG_VERSION'), 'utf8').trim();
  if (made !== programs.major) {
    throw new EmbeddedPostgresError(
      'other_version',
      `The database in ${folders.cluster} was made by PostgreSQL ${made}, but this is PostgreSQL ${programs.major}. Move the data over with pg_dump, or name another data folder with DATA_DIR.`,
    );
  }
  if (account.uid !== undefined && statSync(folders.cluster).uid === 0) giveTo(account, folders.cluster);
  return readPassword(folders);
}

/** The password the cluster was made with. */
export function readPassword(folders: Folders): string {
  try {
    return readFileSync(folders.password, 'utf8');
  } catch (cause) {
    if (systemCode(cause) !== 'ENOENT') throw cause;
    throw new EmbeddedPostgresError(
      'password_lost',
      `The database in ${folders.cluster} is there, but its password file ${folders.password} is not. Put it back, or remove the whole data folder to begin anew.`,
      { cause },
    );
  }
}

/** Who the application is in the cluster. Its password is made when there is none: the server is told it at every start. */
export function applicationRole(folders: Folders): ApplicationRole {
  const file = folders.applicationPassword;
  const kept = existsSync(file) && readFileSync(file, 'utf8');
  // Empty when a start was killed between making the file and writing it.
  if (kept) return { name: APPLICATION, password: kept };
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, password, { mode: 0o600 });
  return { name: APPLICATION, password };
}

/** initdb works in a folder beside, which gets its real name only when it is complete. */
async function createCluster(folders: Folders, programs: Programs, account: Account, durable: boolean): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(folders.password, password, { mode: 0o600 });
  const failures: string[] = [];
  for (const characterType of CHARACTER_TYPES) {
    const fresh = path.join(folders.data, `postgres.new-${randomUUID()}`);
    mkdirSync(fresh, { mode: 0o700 });
    giveTo(account, fresh);
    const failure = await initdb(programs, account, fresh, password, characterType, durable);
    if (failure === null) return renameSync(fresh, folders.cluster);
    rmSync(fresh, { recursive: true, force: true });
    failures.push(failure);
    if (!failure.includes('locale')) break;
  }
  throw new EmbeddedPostgresError('initdb_failed', `PostgreSQL could not lay out its data in ${folders.cluster}:\n${failures.at(-1)}`);
}

async function initdb(
  programs: Programs,
  account: Account,
  folder: string,
  password: string,
  characterType: string,
  durable: boolean,
): Promise<string | null> {
  const passwordFile = path.join(folder, '..', `${path.basename(folder)}.password`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  const input = openSync(passwordFile, 'r');
  try {
    const child = spawn(
      programs.initdb,
      [
        ...['-D', standIn(account, folder), '-U', SUPERUSER, '--auth=scram-sha-256', '--encoding=UTF8'],
        // The account may not be able to walk to the file, but it may read what it is handed.
        `--pwfile=${process.platform === 'win32' ? passwordFile : '/dev/stdin'}`,
        ...['--locale-provider=icu', '--icu-locale=en', '--locale=C', `--lc-ctype=${characterType}`],
        ...['--no-instructions', ...(durable ? [] : ['--no-sync'])],
      ],
      { ...account, cwd: folder, env: serverEnvironment(), stdio: [input, 'ignore', 'pipe'], windowsHide: true },
    );
    const [complaints, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'exit')]);
    return code === 0 ? null : complaints.trim() || `initdb ended with ${code}`;
  } finally {
    closeSync(input);
    rmSync(passwordFile, { force: true });
  }
}
