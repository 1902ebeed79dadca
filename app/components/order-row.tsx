import { Link } from '@remix-run/react';
import type { Order } from '../../domain/rules/records';
import { paths } from '../paths';
import { Money } from './money';
import { OrderStatusBadge } from './order-status-badge';
import { Picture } from './picture';
import { Time } from './time';

/** An order in a list, all of it to press. */
export function OrderRow({ order }: { order: Order }) {
  const { id, restaurant, items, total, country, status, createdAt, person } = order;
  return (
    <li className="relative flex gap-3 rounded-xl border bg-card p-3 shadow-sm transition-shadow hover:shadow-md sm:gap-4 sm:p-4">
      <Picture name={restaurant.picture} of={restaurant.name} size={32} className="size-14" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 dir="auto" className="font-medium tracking-tight">
            <Link to={paths.order(id)} prefetch="intent" className="rounded-sm after:absolute after:inset-0 after:rounded-xl">
              {restaurant.name}
            </Link>
          </h3>
          <Money
            amount={total}
            locale={country.locale}
            className={status === 'cancelled' ? 'text-muted-foreground line-through' : 'font-semibold'}
          />
        </div>
        <p className="mt-0.5 line-clamp-1 text-sm text-muted-foreground">
          {items.map((item) => `${item.quantity} × ${item.name}`).join(', ')}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
          <OrderStatusBadge status={status} />
          <Time iso={createdAt} />
          <bdi className="min-w-0 truncate">{person.name}</bdi>
        </div>
      </div>
    </li>
  );
}
