import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { read, SETTINGS } from './files';

/** The settings in the first column of the table below a heading. */
function toldIn(file: string, heading: string): string[] {
  const [, section = ''] = read(file).split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]!.match(/^\| `.*$/gm) ?? [];
  return rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!));
}

test.each([
  ['README.md', 'Settings'],
  ['docs/operations.md', 'Settings, and where they are set'],
])('%s tells of every setting, and of none that is not there', (file, heading) => {
  expect(SETTINGS.length).toBeGreaterThan(10);
  expect(toldIn(file, heading).toSorted()).toEqual(SETTINGS.toSorted());
});

test.each(['docs/operations.md', 'CHANGELOG.md', 'CONTRIBUTING.md'])('%s leads to pages that are there', (file) => {
  const links = [...read(file).matchAll(/\]\(([^)#]+)(?:#([\w-]+))?\)/g)].filter(([, target]) => !/^https?:/.test(target!));
  expect(links.length).toBeGreaterThan(0);
  for (const [, target, anchor] of links) {
    const page = path.join(path.dirname(file), target!);
    expect(existsSync(page), page).toBe(true);
    const anchors = (read(page).match(/^#+ .*$/gm) ?? []).map((line) => line.replace(/^#+ /, '').toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-'));
    if (anchor) expect(anchors, page).toContain(anchor);
  }
});
