import { once } from 'node:events';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account';
import type { Address } from './connection';
import { EmbeddedPostgresError } from './errors';
import type { Folders } from './folders';
import type { LetGo } from './lifeline';
import { forgetStalePostmaster, readPostmaster, shutDown, waitUntilReady } from './postmaster';
import type { Programs } from './programs';
import { spawnServer } from './server-process';

const OLD_SERVER_PATIENCE_MS = 20_000;
const PORTS_TO_TRY = 10;

/** Extra PostgreSQL settings, by name. */
export type Settings = Record<string, string | number>;

/** A server that answered. */
export interface RunningServer extends Address {
  /** Ends our hold on it, see lifeline.ts. */
  letGo: LetGo;
}

/**
 * Starts the server and waits until it answers. Tries another port when one is taken, and again for some seconds while
 * a server that was killed is still letting go of the data.
 */
export async function launch(
  folders: Folders,
  programs: Programs,
  account: Account,
  password: string,
  settings: Settings,
): Promise<RunningServer> {
  const begun = Date.now();
  let port = Number(settings.port ?? readPostmaster(folders)?.port) || (await freePort());
  for (let ports = 1; ; ) {
    forgetStalePostmaster(folders);
    const server = spawnServer(folders, programs, account, {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      cluster_name: 'slooze',
      ...settings,
      port,
    });
    try {
      const answered = await waitUntilReady(folders, password, server.hasEnded);
      if (answered !== null) return { port: answered, password, letGo: server.letGo };
    } catch (error) {
      await shutDown(folders, programs);
      server.letGo();
      throw error;
    }
    server.letGo();
    const words = readFrom(folders.log, server.logStart);
    if (/could not bind|Address already in use/.test(words)) {
      if (settings.port || ports++ >= PORTS_TO_TRY) {
        throw new EmbeddedPostgresError('port_taken', `Port ${port} on 127.0.0.1, meant for the embedded PostgreSQL, is taken by another program.`);
      }
      port = await freePort();
    } else if (/already exists|still in use/.test(words) && Date.now() - begun < OLD_SERVER_PATIENCE_MS) {
      await sleep(200);
    } else {
      throw new EmbeddedPostgresError('start_failed', `The embedded PostgreSQL did not start. Its log, ${folders.log}, says:\n${words.trim()}`);
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('a TCP server has a port');
  return address.port;
}

function readFrom(file: string, start: number): string {
  const text = Buffer.alloc(Math.max(0, statSync(file).size - start));
  const open = openSync(file, 'r');
  try {
    return text.toString('utf8', 0, readSync(open, text, 0, text.length, start));
  } finally {
    closeSync(open);
  }
}
