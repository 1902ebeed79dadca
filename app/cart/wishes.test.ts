import { beforeEach, expect, it } from 'vitest';
import { forgetWish, grantWish, restore, wish, wishFor } from './wishes';

const NAAN = { menuId: 'naan', restaurantId: 'masala', name: 'Garlic Naan', itemId: null, quantity: 0 };

beforeEach(() => forgetWish('naan'));

it('remembers the last press and what the server knew before the first', () => {
  wish(NAAN, 1);
  wish({ ...NAAN, quantity: 1 }, 2);
  expect(wishFor('naan')).toMatchObject({ wanted: 2, quantity: 0, itemId: null });
});

it('never wishes for less than none or more than 99', () => {
  wish(NAAN, -1);
  expect(wishFor('naan')?.wanted).toBe(0);
  wish(NAAN, 100);
  expect(wishFor('naan')?.wanted).toBe(99);
});

it('is gone once granted', () => {
  wish(NAAN, 1);
  grantWish(wishFor('naan')!, 'line');
  expect(wishFor('naan')).toBeUndefined();
});

it('goes on from what was granted when it was pressed again meanwhile', () => {
  wish(NAAN, 1);
  const sent = wishFor('naan')!;
  wish(NAAN, 3);
  grantWish(sent, 'line');
  expect(wishFor('naan')).toMatchObject({ itemId: 'line', quantity: 1, wanted: 3 });
});

it('puts back what was taken out, as a new line', () => {
  restore({ ...NAAN, itemId: 'line', quantity: 4 }, 4);
  expect(wishFor('naan')).toMatchObject({ itemId: null, quantity: 0, wanted: 4 });
});
