import { Text, TextArea } from '@adminjs/design-system';
import type { ActionProps } from 'adminjs';
import { ActForm } from './act-form';

/** Asks why an order is cancelled, and cancels it. */
export default function CancelOrder(props: ActionProps) {
  const total = String(props.record?.params['shown.totalAmount'] ?? '');
  return (
    <ActForm
      {...props}
      field="reason"
      label="Reason (optional)"
      button="Cancel this order"
      input={<TextArea id="reason" name="reason" rows={3} maxLength={300} width={1} />}
    >
      <Text>Cancel this order of {total}? This cannot be undone; the reason is kept with the order.</Text>
    </ActForm>
  );
}
