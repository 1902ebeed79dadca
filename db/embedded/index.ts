import { rmSync } from 'node:fs';
import { serverAccount } from './account';
import { applicationRole, ensureCluster, readPassword } from './cluster';
import { databaseUrl, ensureDatabase, SUPERUSER } from './connection';
import { countLiveCopies, registerCopy } from './copies';
import { EmbeddedPostgresError } from './errors';
import { type Folders, hasCluster, prepareFolders } from './folders';
import { launch, type RunningServer, type Settings } from './launch';
import { holdLifeline, type LetGo } from './lifeline';
import { isGoneSoon, isServing, shutDown, waitUntilReady } from './postmaster';
import { findPrograms, type Programs } from './programs';
import { whileLocked } from './start-lock';

export { EmbeddedPostgresError } from './errors';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log?: (message: string) => void;
  /** PostgreSQL settings for a server we start; one that already runs keeps its own. */
  settings?: Settings;
}

export interface EmbeddedPostgres {
  /** Where the application's database is, for its own role: row-level security holds for it. */
  url: string;
  /** The same for the superuser, who migrates. */
  ownerUrl: string;
  /** True when another living copy of Slooze had the server running already. */
  adopted: boolean;
  /** Leaves the server, and stops it unless another copy of Slooze is using it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with Slooze, with its data under `dataDir`, or joins the one that another copy of
 * Slooze is running there. Throws EmbeddedPostgresError with a sentence for a person.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log = () => undefined,
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folders = prepareFolders(dataDir);
  return whileLocked(folders.lock, log, async () => {
    const account = serverAccount(folders.cluster);
    const programs = await findPrograms(account, folders.data, log);
    const joined = countLiveCopies(folders.copies) > 0 ? await join(folders) : null;
    const running = joined ?? (await startAnew());
    const leave = leaveOnce(folders, programs, registerCopy(folders.copies), running.letGo, log);
    return {
      url: databaseUrl(running.port, applicationRole(folders)),
      ownerUrl: databaseUrl(running.port, { name: SUPERUSER, password: running.password }),
      adopted: joined !== null,
      stop: leave,
    };

    async function startAnew(): Promise<RunningServer> {
      // Without a living copy, whatever still runs was left behind by a killed one and may be on its way out.
      if (!(await shutDown(folders, programs))) {
        throw new EmbeddedPostgresError('start_failed', `A PostgreSQL left behind on ${folders.cluster} does not stop. Stop it by hand and start again.`);
      }
      if (!hasCluster(folders)) log(`Preparing a new PostgreSQL database in ${folders.cluster} (only at the first start) …`);
      const password = await ensureCluster(folders, programs, account, settings.fsync !== 'off');
      const server = await launch(folders, programs, account, password, settings);
      try {
        await ensureDatabase(server, applicationRole(folders));
        return server;
      } catch (error) {
        await shutDown(folders, programs);
        server.letGo();
        throw error;
      }
    }
  });
}

/** Joins the running server; null when it is not there, or goes down because its last copy is just being killed. */
async function join(folders: Folders): Promise<RunningServer | null> {
  const letGo = holdLifeline(folders.lifeline);
  try {
    const password = readPassword(folders);
    const port = await waitUntilReady(folders, password, () => !isServing(folders));
    if (port !== null) {
      await ensureDatabase({ port, password }, applicationRole(folders));
      return { port, password, letGo };
    }
  } catch (error) {
    if (!(await isGoneSoon(folders))) {
      letGo();
      throw error;
    }
  }
  letGo();
  return null;
}

function leaveOnce(
  folders: Folders,
  programs: Programs,
  registration: string,
  letGo: LetGo,
  log: (message: string) => void,
): () => Promise<void> {
  let left: Promise<void> | undefined;
  return () => (left ??= leave());

  async function leave(): Promise<void> {
    try {
      await whileLocked(folders.lock, log, async () => {
        rmSync(registration, { force: true });
        if (countLiveCopies(folders.copies) > 0) return;
        if (!(await shutDown(folders, programs))) log('The embedded PostgreSQL did not stop in time; the next start will take care of it.');
      });
    } finally {
      letGo();
    }
  }
}
