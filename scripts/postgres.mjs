import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { findPostgres } from '../test/postgres-programs.mjs';
import { Refusal, run, timed } from './process.mjs';

/**
 * Finds a PostgreSQL with client programs, for the tests that make copies of a database, or installs one. Throws a
 * Refusal that says how to get one.
 */
export async function ensurePostgres() {
  if (findPostgres()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await timed('Installing PostgreSQL with apt-get', 'apt-get ended', installWithApt);
  if (findPostgres()) return;
  throw new Refusal(
    "The tests of copies need PostgreSQL's server and client programs, of any one version from 15 on, and none were found or could be installed. Install them (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17).",
  );
}

async function installWithApt() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = (name) => run('apt-get', ['install', '-y', '--no-install-recommends', name], { show: true, env });
  await run('apt-get', ['update'], { show: true, env });
  await install('postgresql-common');
  // Only the programs are wanted: no database of the machine's own.
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true });
  writeFileSync('/etc/postgresql-common/createcluster.d/slooze.conf', 'create_main_cluster = false\n');
  await install('postgresql');
}
