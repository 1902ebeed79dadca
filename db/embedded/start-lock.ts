import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { EmbeddedPostgresError, systemCode } from './errors';
import { identifyProcess } from './process-identity';

const PATIENCE_MS = 180_000;
const BREAKER_STALE_MS = 5_000;

/**
 * Runs `work` while no other copy of Slooze does the same with this lock file. A lock whose holder is dead is taken
 * over at once.
 */
export async function whileLocked<T>(lock: string, log: (message: string) => void, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  const startedWaiting = Date.now();
  while (!claim(lock)) {
    if (holderIsGone(lock)) {
      breakLock(lock);
      continue;
    }
    if (Date.now() > deadline) {
      const holder = readText(lock)?.split(' ')[0];
      throw new EmbeddedPostgresError('busy', `Another copy of Slooze (process ${holder}) has been starting or stopping the database for minutes.`);
    }
    if (!told && Date.now() - startedWaiting > 1000) {
      told = true;
      log('Waiting for another copy of Slooze to finish starting or stopping the database …');
    }
    await sleep(40);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The link makes the lock appear together with its holder's name, so nobody ever reads a half-written one. */
function claim(lock: string): boolean {
  const mine = `${lock}.${process.pid}-${randomUUID()}`;
  writeFileSync(mine, `${process.pid} ${identifyProcess(process.pid)}`, { mode: 0o600 });
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function holderIsGone(lock: string): boolean {
  const text = readText(lock);
  if (text === null) return false;
  const [pid, identity] = text.split(' ');
  return identifyProcess(Number(pid)) !== identity;
}

/** Only one waiter may break a dead holder's lock, or the second would break the first one's new lock. */
function breakLock(lock: string): void {
  const breaker = `${lock}.breaker`;
  try {
    writeFileSync(breaker, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    if (ageOf(breaker) > BREAKER_STALE_MS) rmSync(breaker, { force: true });
    return;
  }
  try {
    if (holderIsGone(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(breaker, { force: true });
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function ageOf(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
