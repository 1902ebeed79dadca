import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const NAME = /^slooze-(\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)Z\.dump$/;
const DAY_MS = 86_400_000;

/** What is added to the name of a copy until it is whole. */
export const UNFINISHED = '.part';

/** These many stay whatever their age: where copies stopped being made, the last ones are all there is. */
const ALWAYS_KEPT = 7;

/** The name of a copy made at a moment, in UTC; names sort by age. */
export const nameOf = (moment: Date): string => `slooze-${moment.toISOString().slice(0, 19).replaceAll(':', '')}Z.dump`;

/** The whole copies in a folder, the newest first. Files of other names are nobody's business here. */
export const listCopies = (folder: string): string[] =>
  readdirSync(folder).filter((name) => NAME.test(name)).sort().reverse().map((name) => path.join(folder, name));

/** Deletes copies older than so many days, but never the newest ones, and what interrupted runs left. Returns what went. */
export function deleteOld(folder: string, days: number, now = new Date()): string[] {
  const before = now.getTime() - days * DAY_MS;
  const old = listCopies(folder).slice(ALWAYS_KEPT).filter((file) => madeAt(file) < before);
  const left = readdirSync(folder)
    .filter((name) => name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length)))
    .map((name) => path.join(folder, name))
    .filter((file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < now.getTime() - DAY_MS);
  for (const file of [...old, ...left]) rmSync(file, { force: true });
  return old;
}

/** By the name: the times of a file change when it is moved to another disk. */
function madeAt(file: string): number {
  const [, ...parts] = NAME.exec(path.basename(file))!;
  const [year, month, day, hour, minute, second] = parts.map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
