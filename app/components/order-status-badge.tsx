import { CircleCheck, CircleX, Clock } from 'lucide-react';
import type { OrderStatus } from '../../domain/rules/order-status';
import { Badge } from './ui/badge';

const LOOKS = {
  pending: { tone: 'warning', label: 'Pending', Icon: Clock },
  confirmed: { tone: 'success', label: 'Confirmed', Icon: CircleCheck },
  cancelled: { tone: 'neutral', label: 'Cancelled', Icon: CircleX },
} as const satisfies Record<OrderStatus, object>;

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { tone, label, Icon } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden /> {label}
    </Badge>
  );
}
