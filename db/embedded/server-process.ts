import { spawn } from 'node:child_process';
import { closeSync, openSync, statSync } from 'node:fs';
import type { Account } from './account';
import type { Folders } from './folders';
import { type LetGo, makeLifeline, WATCHING_SHELL } from './lifeline';
import type { Programs } from './programs';

const LARGE_LOG = 5_000_000;

/** A server on its way up. */
export interface ServerProcess {
  hasEnded(): boolean;
  /** How long the log was before this server wrote into it. */
  logStart: number;
  letGo: LetGo;
}

/** Starts `postgres` apart from our own terminal, so that Ctrl-C reaches us alone and we decide when it stops. */
export function spawnServer(
  folders: Folders,
  programs: Programs,
  account: Account,
  settings: Record<string, string | number>,
): ServerProcess {
  const previous = statSync(folders.log, { throwIfNoEntry: false })?.size ?? 0;
  const logStart = previous > LARGE_LOG ? 0 : previous;
  const log = openSync(folders.log, logStart ? 'a' : 'w', 0o600);
  const lifeline = makeLifeline(folders.lifeline);
  const command = [
    programs.postgres,
    ...['-D', standIn(account, folders.cluster)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ] as const;
  const [file, ...args] = lifeline ? (['/bin/sh', '-c', WATCHING_SHELL, 'slooze-postgres', ...command] as const) : command;
  try {
    const child = spawn(file, args, {
      ...account,
      cwd: folders.cluster,
      env: serverEnvironment(),
      detached: true,
      windowsHide: true,
      stdio: [lifeline?.input ?? 'ignore', log, log],
    });
    let ended = false;
    child.once('exit', () => (ended = true)).once('error', () => (ended = true));
    child.unref();
    return { hasEnded: () => ended, logStart, letGo: lifeline?.hold() ?? (() => undefined) };
  } finally {
    closeSync(log);
  }
}

/**
 * How the account is told where a folder is. Started in it, it can work there even when it may not walk through the
 * folders above (a private home), but then it must not be told the real path.
 */
export function standIn(account: Account, folder: string): string {
  return account.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Only what PostgreSQL needs: our own environment may hold secrets, and names like PGDATA would mislead it. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const environment =
    process.platform === 'win32'
      ? Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('PG')))
      : { PATH: process.env.PATH, LC_ALL: 'C' };
  return environment as NodeJS.ProcessEnv;
}
