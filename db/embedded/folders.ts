import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError, systemCode } from './errors';

/** Where everything lies under one data folder. */
export interface Folders {
  data: string;
  /** PostgreSQL's own files. */
  cluster: string;
  /** Ours: password, lock, log, who is using the server. */
  launcher: string;
  password: string;
  applicationPassword: string;
  lock: string;
  log: string;
  copies: string;
  lifeline: string;
}

/** Names the files under `dataDir` and makes sure the folders exist and can be written. */
export function prepareFolders(dataDir: string): Folders {
  const data = path.resolve(dataDir);
  const launcher = path.join(data, 'postgres-launcher');
  const folders = {
    data,
    cluster: path.join(data, 'postgres'),
    launcher,
    password: path.join(launcher, 'password'),
    applicationPassword: path.join(launcher, 'application-password'),
    lock: path.join(launcher, 'lock'),
    log: path.join(launcher, 'server.log'),
    copies: path.join(launcher, 'copies'),
    lifeline: path.join(launcher, 'lifeline'),
  };
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    mkdirSync(folders.copies, { recursive: true, mode: 0o700 });
    for (const folder of [data, launcher, folders.copies]) {
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'folder_unusable',
      `The data folder ${data} cannot be written (${systemCode(cause)}). Give it to the user running Slooze, or name another with DATA_DIR.`,
      { cause },
    );
  }
  return folders;
}

/** A cluster is there once its version file is; it only ever appears whole. */
export const hasCluster = (folders: Folders): boolean => existsSync(path.join(folders.cluster, 'PG_VERSION'));

/** Throws away what first starts left behind that were killed. Only while holding the lock. */
export function removeLeftovers(folders: Folders): void {
  for (const name of readdirSync(folders.data)) {
    if (!name.startsWith('postgres.new-')) continue;
    try {
      rmSync(path.join(folders.data, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // A killed start may have left an initdb at work there; the next start tries again.
    }
  }
}
