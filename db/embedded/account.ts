import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './errors';

/** Who PostgreSQL's programs run as: empty means "as ourselves". */
export interface Account {
  uid?: number;
  gid?: number;
}

interface PasswdEntry {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. Started as root, it runs as whoever owns the existing cluster, else as the system's
 * `postgres`, else as `nobody`; the account must be a known one, because PostgreSQL looks its name up.
 */
export function serverAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return {};
  const known = readPasswd();
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const entry = owner
    ? known.find(({ uid }) => uid === owner)
    : (known.find(({ name }) => name === 'postgres') ?? known.find(({ name }) => name === 'nobody'));
  if (!entry) {
    throw new EmbeddedPostgresError(
      'no_account',
      owner
        ? `The database in ${cluster} belongs to user number ${owner}, whom this system does not know. Change its owner, or run Slooze as that user.`
        : 'PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody". Run Slooze as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: entry.uid, gid: entry.gid };
}

/** Gives a file or a whole folder to the account; does nothing when we are it. */
export function giveTo(account: Account, target: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  if (statSync(target).isDirectory()) {
    for (const entry of readdirSync(target, { recursive: true, encoding: 'utf8' })) {
      lchownSync(path.join(target, entry), account.uid, account.gid);
    }
  }
  chownSync(target, account.uid, account.gid);
}

function readPasswd(): PasswdEntry[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
