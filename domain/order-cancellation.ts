import { afterCommit, Order, sequelize } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { tell } from './happenings';
import { type Once, once } from './idempotency';
import { readOrder } from './orders';
import type { Cancellation } from './rules/inputs';
import { assertMove } from './rules/order-status';
import { authorize } from './rules/policy';
import type { Order as OrderRecord } from './rules/records';
import type { Viewer } from './rules/viewer';
import { refuseUnseen } from './whereabouts';

/**
 * Cancels an order and remembers who, when and why. The row is locked while the move is judged, so of two cancellations
 * at once one wins and the other is told `already_cancelled`. Another country's order is `forbidden`.
 */
export async function cancelOrder(viewer: Viewer, id: string, { reason }: Cancellation): Promise<OrderRecord> {
  authorize(viewer, 'order.cancel');
  return actingAs(viewer, () => cancel(viewer, id, reason));
}

/** `cancelOrder` that gives the first answer again when it is repeated with the same key. */
export async function cancelOrderOnce(viewer: Viewer, id: string, input: Cancellation, key: string): Promise<Once<OrderRecord>> {
  authorize(viewer, 'order.cancel');
  const request = { cancel: id, reason: input.reason ?? null };
  return actingAs(viewer, () => once(viewer, { key, request, whileRunning: 'refuse' }, () => cancel(viewer, id, input.reason)));
}

async function cancel(viewer: Viewer, id: string, reason?: string): Promise<OrderRecord> {
  const order = await Order.findByPk(id, { lock: true });
  if (!order) return refuseUnseen(viewer, 'order.cancel', 'order', id);
  authorize(viewer, 'order.cancel', { country: order.country });
  assertMove(order.status, 'cancelled');
  const before = { status: order.status };
  // By the clock that all instances share, as for everything else of an order.
  await order.update({ status: 'cancelled', cancelledAt: sequelize().fn('now'), cancelledBy: viewer.id, cancelReason: reason ?? null });
  await recordAudit(viewer, {
    action: 'order.cancel',
    objectType: 'order',
    objectId: id,
    country: order.country,
    before,
    after: { status: 'cancelled', reason: reason ?? null },
  });
  const { country } = order;
  afterCommit(() => tell('order cancelled', { country }));
  return readOrder(viewer, id);
}
