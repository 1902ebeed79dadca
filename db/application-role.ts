import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/** Who the application is in the database: never the owner, so that row-level security holds for it. */
export interface ApplicationRole {
  name: string;
  password: string;
}

const ROUNDS = 4096;
const POWERLESS = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';

export const createRole = ({ name, password }: ApplicationRole) =>
  `CREATE ROLE ${pg.escapeIdentifier(name)} ${POWERLESS} PASSWORD ${secret(password)}`;

export const resetRole = ({ name, password }: ApplicationRole) =>
  `ALTER ROLE ${pg.escapeIdentifier(name)} ${POWERLESS} PASSWORD ${secret(password)}`;

/** The role a database URL signs in as. */
export function roleOf(url: string): ApplicationRole {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** The password as PostgreSQL keeps it: a statement that fails is logged, and must not carry the password itself. */
function secret(password: string): string {
  if (!password) return 'NULL';
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyed = (words: string) => createHmac('sha256', salted).update(words).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `'SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyed('Server Key').toString('base64')}'`;
}
