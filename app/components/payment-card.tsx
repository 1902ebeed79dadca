import { CreditCard } from 'lucide-react';
import type { PaymentMethod } from '../../domain/rules/records';
import { Badge } from './ui/badge';

interface PaymentCardProps {
  method: PaymentMethod;
  showsOwner: boolean;
  isOwn: boolean;
}

/** A payment method, drawn as the card it stands for. */
export function PaymentCard({ method: { cardLast4, type, person }, showsOwner, isOwn }: PaymentCardProps) {
  return (
    <li className="flex min-h-40 flex-col rounded-2xl border bg-linear-to-br from-accent to-card p-5 shadow-md">
      <div className="flex items-center justify-between gap-2 text-accent-foreground">
        <span className="text-sm font-medium capitalize">{type} card</span>
        <CreditCard aria-hidden className="size-6" />
      </div>
      <p className="mt-auto pt-4 text-lg font-medium tracking-widest tabular-nums">
        <span aria-hidden>•••• •••• •••• </span>
        <span className="sr-only">ending in </span>
        {cardLast4}
      </p>
      {showsOwner && (
        <div className="mt-3 flex items-center gap-2 text-sm">
          <span className="min-w-0 flex-1">
            <span dir="auto" className="block truncate font-medium">{person.name}</span>
            <span className="block truncate text-muted-foreground">{person.email}</span>
          </span>
          {isOwn && <Badge tone="neutral">Yours</Badge>}
        </div>
      )}
    </li>
  );
}
