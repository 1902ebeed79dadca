import { conflict } from './errors';

export const ORDER_STATUSES = ['pending', 'confirmed', 'cancelled'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const MOVES: Record<OrderStatus, readonly OrderStatus[]> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['cancelled'],
  cancelled: [],
};

export const mayMove = (from: OrderStatus, to: OrderStatus) => MOVES[from].includes(to);

/** Refuses with a conflict when an order may not move so; ask it under a row lock. */
export function assertMove(from: OrderStatus, to: OrderStatus): void {
  if (mayMove(from, to)) return;
  if (from === 'cancelled' && to === 'cancelled') {
    throw conflict('already_cancelled', 'This order has already been cancelled.');
  }
  throw conflict('status', `A ${from} order cannot become ${to}.`);
}
