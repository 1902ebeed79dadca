import { Form } from '@remix-run/react';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { SubmitButton } from './submit-button';

/** Puts the same dishes into the cart once more. */
export function OrderAgain({ orderKey }: { orderKey: string }) {
  const [key] = useState(orderKey);
  return (
    <Form method="post">
      <input type="hidden" name="key" value={key} />
      <SubmitButton intent="again" busyLabel="Into the cart…" variant="outline">
        <RotateCcw aria-hidden /> Order again
      </SubmitButton>
    </Form>
  );
}
