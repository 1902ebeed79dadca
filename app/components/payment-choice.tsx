import { Link } from '@remix-run/react';
import { can } from '../../domain/rules/policy';
import type { PaymentMethod } from '../../domain/rules/records';
import { paths } from '../paths';
import { useViewer } from '../site-data';
import { CardName } from './card-name';
import { Button } from './ui/button';
import { Notice } from './ui/notice';
import { RadioCards } from './ui/radio-cards';

/** With which card; the person's own first, other people's with their names. */
export function PaymentChoice({ methods, chosen }: { methods: PaymentMethod[]; chosen?: string }) {
  const viewer = useViewer();
  const options = methods.map((method) => ({
    value: method.id,
    label: (
      <>
        <CardName card={method} />
        <span className="block truncate text-xs text-muted-foreground">
          {method.person.id === viewer.id ? 'Your card' : method.person.name}
        </span>
      </>
    ),
  }));
  return (
    <RadioCards
      legend="Pay with"
      name="paymentMethodId"
      options={options}
      defaultValue={chosen ?? methods[0]?.id}
      className="-m-1 max-h-96 overflow-y-auto p-1"
    />
  );
}

/** Nothing to pay with: what to do about it. */
export function NoPaymentMethod() {
  const mayAdd = can(useViewer(), 'payment-method.add');
  return (
    <>
      <Notice tone="warning">
        <p className="font-medium">There is no card to pay with yet.</p>
        <p className="mt-1">
          {mayAdd ? 'Add one, then come back: your cart waits.' : 'Ask an admin to add one for you. Your cart waits meanwhile.'}
        </p>
      </Notice>
      <Button asChild variant={mayAdd ? 'primary' : 'outline'}>
        <Link to={paths.paymentMethods()}>{mayAdd ? 'Add a card' : 'Your payment methods'}</Link>
      </Button>
    </>
  );
}
