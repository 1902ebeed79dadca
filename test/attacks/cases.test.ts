import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CASES } from './cases';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

test('every attack case of input, money, races and denial of service is accounted for', () => {
  expect(Object.keys(CASES).map(Number)).toEqual([...range(93, 144), ...range(166, 177)]);
});

test.each(Object.entries(CASES))('case %s is held by tests that exist, or says why it is not', (_number, told) => {
  if (!Array.isArray(told)) return expect(Object.values(told)[0]!.length).toBeGreaterThan(20);
  expect(told.length).toBeGreaterThan(0);
  for (const { file, says } of told) {
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8').includes(says), `${file} says “${says}”`).toBe(true);
  }
});
