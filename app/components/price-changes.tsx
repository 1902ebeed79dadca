import { Form, Link } from '@remix-run/react';
import type { CartGroup, CartLine } from '../../domain/rules/records';
import type { FormProblem } from '../http/form-problem';
import { paths } from '../paths';
import { FormError } from './form-error';
import { Money } from './money';
import { SubmitButton } from './submit-button';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

interface PriceChangesProps {
  group: CartGroup;
  priceChanged: CartLine[];
  problem: FormProblem | null;
}

/** What is not as it was when it went into the cart, and the question whether that is fine. */
export function PriceChanges({ group, priceChanged, problem }: PriceChangesProps) {
  const { restaurant, country, lines } = group;
  const { locale } = country;
  const gone = lines.filter((line) => !line.isAvailable);
  const left = lines.filter((line) => line.isAvailable);
  const minor = left.reduce((sum, line) => sum + line.currentPrice.minor * line.quantity, 0);
  return (
    <Form method="post" className="grid gap-4">
      <FormError problem={problem} />
      <Notice tone="warning" role="alert" className="grid gap-2">
        <p className="font-medium">Something changed since you filled your cart</p>
        <ul className="grid gap-1.5">
          {gone.map((line) => (
            <li key={line.id}>
              <bdi>{line.name}</bdi> is not available any more.
            </li>
          ))}
          {priceChanged
            .filter((line) => line.isAvailable)
            .map((line) => (
              <li key={line.id}>
                <bdi>{line.name}</bdi>: <span className="sr-only">was</span>
                <Money amount={line.price} locale={locale} className="line-through" />{' '}
                <span className="sr-only">is now</span>
                <span aria-hidden>→</span> <Money amount={line.currentPrice} locale={locale} className="font-semibold" />
              </li>
            ))}
        </ul>
      </Notice>
      <input type="hidden" name="restaurantId" value={restaurant.id} />
      {left.length > 0 && (
        <>
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="text-muted-foreground">New total</span>
            <Money amount={{ minor, currency: country.currency }} locale={locale} className="text-xl font-semibold" />
          </p>
          <SubmitButton intent="accept-prices" busyLabel="One moment…" size="lg">
            Go on with these
          </SubmitButton>
        </>
      )}
      <Button asChild variant="outline">
        <Link to={paths.cart()}>Change the cart</Link>
      </Button>
    </Form>
  );
}
