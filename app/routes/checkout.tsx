import { Link, useActionData, useLoaderData, Form, type MetaFunction } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { DishesSummary } from '../components/dishes-summary';
import { ErrorPanel } from '../components/error-panel';
import { FormError } from '../components/form-error';
import { Money } from '../components/money';
import { NoPaymentMethod, PaymentChoice } from '../components/payment-choice';
import { PriceChanges } from '../components/price-changes';
import { SubmitButton } from '../components/submit-button';
import { Button } from '../components/ui/button';
import { Card } from '../components/ui/card';
import { formAction, on } from '../http/form-action.server';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { checkout, id } from '../../domain/rules/inputs';
import { toDecimal } from '../../domain/rules/money';

export const loader = page(async ({ viewer, shop, params }) => {
  const preview = await shop.previewCheckout(viewer, params.id('restaurantId', 'restaurant'));
  return { ...preview, key: crypto.randomUUID() };
});

export const action = formAction({
  order: on(checkout, async ({ shop, viewer, input }) => {
    const order = await shop.checkOut(viewer, input);
    return { goTo: paths.order(order.id), flash: { message: `Ordered at ${order.restaurant.name}. Enjoy!` } };
  }),
  'accept-prices': on(z.strictObject({ restaurantId: id }), async ({ shop, viewer, input }) => {
    await shop.acceptPrices(viewer, input.restaurantId);
    return { goTo: paths.checkout(input.restaurantId), flash: { message: 'Your cart has the new prices.' } };
  }),
});

export const clientAction = keepTyped;

// A refused order means the cart or a price is not what this page shows: read it again.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Checkout · ${data.group.restaurant.name}` : 'Checkout');

export default function CheckoutPage() {
  const { group, priceChanged, paymentMethods, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = problemOf(answer, 'order');
  // One key for as long as the page is open: pressing again after a lost answer finds the first order.
  const [orderKey] = useState(key);
  const { restaurant, country, total, lines } = group;
  const needsConsent = priceChanged.length > 0 || lines.some((line) => !line.isAvailable);
  return (
    <>
      <Button asChild variant="ghost" size="sm" className="mb-3 -ml-3 text-muted-foreground">
        <Link to={paths.cart()} prefetch="intent">
          <ArrowLeft aria-hidden /> Back to the cart
        </Link>
      </Button>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight sm:text-3xl">Checkout</h1>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_24rem]">
        <DishesSummary group={group} />
        <Card className="grid grid-cols-1 gap-5 lg:sticky lg:top-24">
          {needsConsent ? (
            <PriceChanges group={group} priceChanged={priceChanged} problem={problemOf(answer, 'accept-prices')} />
          ) : paymentMethods.length === 0 ? (
            <NoPaymentMethod />
          ) : (
            <Form method="post" className="grid grid-cols-1 gap-5">
              <FormError problem={problem} />
              <input type="hidden" name="restaurantId" value={restaurant.id} />
              <input type="hidden" name="agreedTotal" value={toDecimal(total.minor)} />
              <input type="hidden" name="key" value={orderKey} />
              <PaymentChoice methods={paymentMethods} chosen={problem?.values.paymentMethodId} />
              <SubmitButton intent="order" busyLabel="Ordering…" size="lg" className="h-auto min-h-12 flex-wrap gap-x-1.5 py-2 whitespace-normal">
                Place the order · <Money amount={total} locale={country.locale} />
              </SubmitButton>
              <p className="text-center text-xs text-muted-foreground">You can cancel it afterwards from the order’s page.</p>
            </Form>
          )}
        </Card>
      </div>
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
