import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Order } from '../../domain/rules/records';
import { Time } from './time';
import { Card, CardTitle } from './ui/card';
import { cn } from './ui/cn';

/** What happened to the order, and who did it. */
export function OrderTimeline({ order }: { order: Order }) {
  const { createdAt, person, cancelledAt, cancelledBy, cancelReason } = order;
  return (
    <Card className="print:border-0 print:shadow-none">
      <CardTitle>What happened</CardTitle>
      <ol className="mt-4 grid">
        <Step Icon={<CircleCheck aria-hidden className="size-5 text-success-foreground" />} goesOn={cancelledAt !== null}>
          <p className="font-medium">Ordered and paid</p>
          <p className="text-sm text-muted-foreground">
            <bdi>{person.name}</bdi>, <Time iso={createdAt} />
          </p>
        </Step>
        {cancelledAt && (
          <Step Icon={<CircleX aria-hidden className="size-5 text-danger-foreground" />} goesOn={false}>
            <p className="font-medium">Cancelled</p>
            <p className="text-sm text-muted-foreground">
              <bdi>{cancelledBy ?? 'Somebody'}</bdi>, <Time iso={cancelledAt} />
            </p>
            {cancelReason && <blockquote dir="auto" className="mt-2 rounded-lg bg-muted px-3 py-2 text-sm">{cancelReason}</blockquote>}
          </Step>
        )}
      </ol>
    </Card>
  );
}

function Step({ Icon, goesOn, children }: { Icon: ReactNode; goesOn: boolean; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <div className="flex flex-col items-center">
        {Icon}
        {goesOn && <span className="my-1 w-px flex-1 bg-border" />}
      </div>
      <div className={cn('min-w-0', goesOn && 'pb-5')}>{children}</div>
    </li>
  );
}
