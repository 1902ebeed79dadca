import { expect, test } from 'vitest';
import { assertMove, mayMove, ORDER_STATUSES } from './order-status';

test('an order goes from pending to confirmed to cancelled and nowhere else', () => {
  const moves = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.filter((to) => mayMove(from, to)).map((to) => `${from} → ${to}`));
  expect(moves).toEqual(['pending → confirmed', 'pending → cancelled', 'confirmed → cancelled']);
});

test('a cancelled order cannot be cancelled again', () => {
  expect(() => assertMove('cancelled', 'cancelled')).toThrow(expect.objectContaining({ kind: 'conflict', code: 'already_cancelled' }));
});
