import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { BackupError } from './errors';

/** What a URL's query may say, and how PostgreSQL's programs are told of it. */
const TOLD: Record<string, string> = { host: 'PGHOST', sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY' };

export interface Run {
  program: string;
  args: string[];
  /** The database it works on, for programs that need one. */
  url?: string;
  /** A file that takes what it prints. */
  into?: number;
}

/** Runs one of PostgreSQL's programs and returns what it printed. Throws BackupError with its own words when it fails. */
export async function runProgram({ program, args, url, into }: Run): Promise<string> {
  // Other variables of PostgreSQL's in our environment must not lead it elsewhere.
  const others = Object.keys(process.env).filter((name) => name.startsWith('PG')).map((name) => [name, undefined]);
  const child: ChildProcess = spawn(program, args, {
    env: { ...process.env, ...Object.fromEntries(others), LC_ALL: 'C', ...(url && access(url)) },
    stdio: ['ignore', into ?? 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = once(child, 'close').catch((cause: Error) => Promise.reject(new BackupError(`${program} cannot be run: ${cause.message}`, { cause })));
  const [[code], printed, complaints] = await Promise.all([ended, child.stdout ? text(child.stdout) : '', child.stderr ? text(child.stderr) : '']);
  if (code !== 0) throw new BackupError(`${path.basename(program)} failed:\n${complaints.trim() || `it ended with ${String(code)}`}`);
  return printed;
}

/** The database as the environment of a program: everybody on a machine may read the words of its command line. */
function access(url: string): Record<string, string> {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const told = Object.entries(TOLD).flatMap(([name, variable]) => (searchParams.has(name) ? [[variable, searchParams.get(name)!]] : []));
  return {
    PGHOST: hostname.replace(/^\[|\]$/g, ''),
    PGPORT: port || '5432',
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: databaseOf(url),
    PGAPPNAME: 'slooze-backup',
    PGCONNECT_TIMEOUT: '10',
    ...Object.fromEntries(told),
  };
}

/** The name of the database a URL leads to. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
