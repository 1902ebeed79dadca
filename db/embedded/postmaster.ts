import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { askStartTime } from './connection';
import { EmbeddedPostgresError } from './errors';
import type { Folders } from './folders';
import { identifyProcess, isNumberTaken } from './process-identity';
import type { Programs } from './programs';

const START_PATIENCE_MS = 180_000;
const ANSWER_PATIENCE_MS = 20_000;

/** What a server says of itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  startedAt: number;
  port: number | null;
  ready: boolean;
}

/** Reads the cluster's postmaster.pid; null when there is none. It may be stale. */
export function readPostmaster(folders: Folders): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(folders), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!pid) return null;
  return { pid, startedAt: Number(lines[2]), port: Number(lines[3]) || null, ready: lines[7]?.trim() === 'ready' };
}

/** Whether that process lives and can be this cluster's server, and not a later one that was given its number. */
export function isAlive(folders: Folders, { pid }: Postmaster): boolean {
  if (identifyProcess(pid) === null) return false;
  if (process.platform !== 'linux') return true;
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folders.cluster);
  } catch {
    // A container may hide another user's processes even from root; then the name has to do.
    return identifyProcess(pid) !== null;
  }
}

/**
 * Removes a postmaster.pid whose number now belongs to something else, because PostgreSQL would take that for a running
 * server as long as it lives. A number nobody has is left for PostgreSQL to judge.
 */
export function forgetStalePostmaster(folders: Folders): void {
  const postmaster = readPostmaster(folders);
  if (postmaster && isNumberTaken(postmaster.pid) && !isAlive(folders, postmaster)) rmSync(pidFile(folders), { force: true });
}

/** Whether the cluster's server runs, ready or not. */
export function isServing(folders: Folders): boolean {
  const postmaster = readPostmaster(folders);
  return postmaster !== null && isAlive(folders, postmaster);
}

/** Whether the cluster's server ends within some seconds, without being asked to. */
export async function isGoneSoon(folders: Folders): Promise<boolean> {
  for (const until = Date.now() + 5_000; Date.now() < until; await sleep(15)) {
    if (!isServing(folders)) return true;
  }
  return false;
}

/** Waits for the cluster's server to answer with our password and returns its port; null once `hasEnded` says so. */
export async function waitUntilReady(folders: Folders, password: string, hasEnded: () => boolean): Promise<number | null> {
  const begun = Date.now();
  let readySince: number | null = null;
  while (!hasEnded()) {
    const postmaster = readPostmaster(folders);
    if (postmaster?.ready && postmaster.port && isAlive(folders, postmaster)) {
      readySince ??= Date.now();
      const startedAt = await askStartTime({ port: postmaster.port, password });
      if (startedAt !== null && Math.abs(startedAt - postmaster.startedAt) < 60) return postmaster.port;
    }
    const now = Date.now();
    if (now - begun > START_PATIENCE_MS || (readySince !== null && now - readySince > ANSWER_PATIENCE_MS)) {
      throw new EmbeddedPostgresError(
        'start_failed',
        `The PostgreSQL running on ${folders.cluster} does not answer us. Its log is ${folders.log}.`,
      );
    }
    await sleep(15);
  }
  return null;
}

/** Asks for a fast shutdown (open transactions end, everything is written) and waits for it. True when it is down. */
export async function shutDown(folders: Folders, programs: Programs): Promise<boolean> {
  const postmaster = readPostmaster(folders);
  if (!postmaster || !isAlive(folders, postmaster)) return true;
  if (process.platform === 'win32') {
    const stop = ['stop', '-D', folders.cluster, '-m', 'fast', '-w'];
    await promisify(execFile)(programs.pgCtl, stop).catch(() => undefined);
    return !isAlive(folders, postmaster);
  }
  for (const [signal, patience] of [['SIGINT', 20_000], ['SIGQUIT', 5_000]] as const) {
    try {
      process.kill(postmaster.pid, signal);
    } catch {
      return !isAlive(folders, postmaster);
    }
    for (const until = Date.now() + patience; Date.now() < until; await sleep(15)) {
      if (!isAlive(folders, postmaster)) return true;
    }
  }
  return false;
}

const pidFile = (folders: Folders): string => path.join(folders.cluster, 'postmaster.pid');
