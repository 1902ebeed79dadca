import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identifyProcess } from './process-identity';

/**
 * The copies of Slooze that are using the server, one small file each: the last one to leave turns it off. Files of
 * killed processes are seen through by their start time. Call only while holding the lock.
 */
export function registerCopy(folder: string): string {
  const file = path.join(folder, `${process.pid}-${randomUUID()}`);
  writeFileSync(file, `${process.pid} ${identifyProcess(process.pid)}`, { mode: 0o600 });
  return file;
}

/** Counts the copies that are alive and forgets the others. */
export function countLiveCopies(folder: string): number {
  let alive = 0;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const [pid, identity] = readFileSync(file, 'utf8').split(' ');
    if (identity && identifyProcess(Number(pid)) === identity) alive += 1;
    else rmSync(file, { force: true });
  }
  return alive;
}
