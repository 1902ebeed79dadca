import { Form } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import type { Order } from '../../domain/rules/records';
import type { FormProblem } from '../http/form-problem';
import { Field } from './field';
import { focusPage } from './focus-page';
import { useHydrated } from './hydrated';
import { SubmitButton } from './submit-button';
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from './ui/alert-dialog';
import { Button } from './ui/button';
import { Textarea } from './ui/textarea';

interface CancelOrderProps {
  order: Order;
  problem: FormProblem | null;
}

/** Cancelling asks first, and for a reason: in a dialog, or without JavaScript in a part of the page that opens. */
export function CancelOrder({ order, problem }: CancelOrderProps) {
  const isHydrated = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  // Whatever came of it is told on the page itself.
  useEffect(() => setIsOpen(false), [order, problem]);

  if (!isHydrated) {
    return (
      <details className="group relative">
        <summary className="flex h-11 items-center rounded-lg border bg-card px-4 text-sm font-medium text-danger-foreground shadow-sm hover:bg-danger">
          Cancel the order
        </summary>
        <div className="right-0 z-10 mt-2 w-80 max-w-[calc(100vw-2rem)] rounded-xl border bg-card p-4 shadow-lg sm:absolute">
          <CancelForm problem={problem} />
        </div>
      </details>
    );
  }
  return (
    <AlertDialog open={isOpen} onOpenChange={setIsOpen}>
      <AlertDialogTrigger asChild>
        <Button ref={opener} variant="danger">
          Cancel the order
        </Button>
      </AlertDialogTrigger>
      {/* A cancelled order has no button any more that the focus could come back to. */}
      <AlertDialogContent onCloseAutoFocus={() => opener.current ?? focusPage()}>
        <AlertDialogTitle>Cancel this order?</AlertDialogTitle>
        <AlertDialogDescription>{order.restaurant.name} will be told to stop. This cannot be taken back.</AlertDialogDescription>
        <div className="mt-5">
          <CancelForm problem={problem} />
        </div>
        <AlertDialogCancel asChild>
          <Button variant="outline" className="mt-2 w-full">
            Keep the order
          </Button>
        </AlertDialogCancel>
      </AlertDialogContent>
    </AlertDialog>
  );
}

function CancelForm({ problem }: { problem: FormProblem | null }) {
  return (
    <Form method="post" className="grid gap-4">
      <Field label="Reason (optional)" name="reason" hint="Shown on the order." problem={problem}>
        {(control) => <Textarea {...control} maxLength={300} rows={3} />}
      </Field>
      <SubmitButton intent="cancel" busyLabel="Cancelling…" variant="destructive">
        Yes, cancel it
      </SubmitButton>
    </Form>
  );
}
