import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished, test, expect } from 'vitest';
import { deleteOld, listCopies, nameOf } from './files';

const NOW = new Date('2026-03-31T22:00:00Z');
const ago = (days: number) => nameOf(new Date(NOW.getTime() - days * 86_400_000));

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'slooze-copies-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) writeFileSync(path.join(folder, name), '');
  return folder;
}

test('a copy is named by its moment in UTC', () => {
  expect(nameOf(NOW)).toBe('slooze-2026-03-31T220000Z.dump');
});

test('copies of more days than are kept go, the others stay, and so do files of other names', () => {
  const kept = [0, 1, 2, 3, 4, 5, 6, 7, 29].map(ago);
  const old = [31, 32, 400].map(ago);
  const strangers = ['slooze-2020-01-01.dump', 'before-the-move.dump', 'notes.txt'];
  const folder = folderWith(...kept, ...old, ...strangers);
  expect(deleteOld(folder, 30, NOW).map((file) => path.basename(file))).toEqual(old);
  expect(readdirSync(folder).sort()).toEqual([...kept, ...strangers].sort());
});

test('where no copy was made for a year, the newest seven stay', () => {
  const folder = folderWith(...[365, 366, 367, 368, 369, 370, 371, 372, 373].map(ago));
  deleteOld(folder, 1, NOW);
  expect(listCopies(folder).map((file) => path.basename(file))).toEqual([365, 366, 367, 368, 369, 370, 371].map(ago));
});

test('what an interrupted run left goes a day later, and what is being written now stays', () => {
  const [left, written] = [`${ago(2)}.part`, `${ago(0)}.part`];
  const folder = folderWith(left, written);
  for (const [name, days] of [[left, 2], [written, 0]] as const) utimesSync(path.join(folder, name), NOW, new Date(NOW.getTime() - days * 86_400_000));
  deleteOld(folder, 30, NOW);
  expect(readdirSync(folder)).toEqual([written]);
});
