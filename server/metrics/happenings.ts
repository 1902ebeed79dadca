import { Counter, type Registry } from 'prom-client';
import { hear } from '../../domain/happenings';

/** Counts what happens in the shop, from the moment this is called. */
export function watchHappenings(registry: Registry): void {
  const registers = [registry];
  const placed = new Counter({ name: 'slooze_orders_placed_total', help: 'Orders placed.', labelNames: ['country'], registers });
  const cancelled = new Counter({ name: 'slooze_orders_cancelled_total', help: 'Orders cancelled.', labelNames: ['country'], registers });
  const signIns = new Counter({
    name: 'slooze_sign_ins_total',
    help: 'Attempts to sign in: right, wrong, or turned away because there were too many.',
    labelNames: ['outcome'],
    registers,
  });
  // A counter that begins with its first event hides that event from whoever looks at its rise.
  for (const outcome of ['right', 'wrong', 'throttled']) signIns.inc({ outcome }, 0);
  hear('order placed', ({ country }) => placed.inc({ country }));
  hear('order cancelled', ({ country }) => cancelled.inc({ country }));
  hear('signing in', ({ outcome }) => signIns.inc({ outcome }));
}
