import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const NEEDED = ['initdb', 'postgres', 'pg_dump', 'pg_restore'];
/** Where Debian, Red Hat and Homebrew put what is not in PATH. */
const HOMES = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr'];

/** The folder of a PostgreSQL of this machine with its server and its client programs, or null. The embedded one has no clients. */
export function findPostgres() {
  const homes = HOMES.filter((home) => existsSync(home)).flatMap((home) =>
    readdirSync(home).filter((name) => /^(\d+|postgresql@\d+|pgsql-\d+)$/.test(name)).map((name) => path.join(home, name, 'bin')),
  );
  const folders = [...homes, ...(process.env.PATH ?? '').split(path.delimiter)];
  return folders.find((folder) => NEEDED.every((name) => existsSync(path.join(folder, name)))) ?? null;
}
