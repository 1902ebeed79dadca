import { expect, test } from 'vitest';
import { DEMO_RESTAURANTS } from '../../db/seed/demo-data';
import { PICTURES, defaultPicture } from './pictures';

test('every picture of the demo data exists', () => {
  const known = new Set<string>(PICTURES);
  const used = DEMO_RESTAURANTS.flatMap(({ picture, menu }) => [picture, ...menu.map((dish) => dish[2])]);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

test('a dish nobody chose a picture for gets one by its name', () => {
  expect(defaultPicture('Quattro Formaggi Pizza')).toBe('pizza');
  expect(defaultPicture('Chef’s surprise')).toBe('fork-and-knife-with-plate');
});
