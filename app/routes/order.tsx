import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { CancelOrder } from '../components/cancel-order';
import { ErrorPanel } from '../components/error-panel';
import { FormError } from '../components/form-error';
import { OrderStatusBadge } from '../components/order-status-badge';
import { OrderAgain } from '../components/order-again';
import { OrderTimeline } from '../components/order-timeline';
import { PrintButton } from '../components/print-button';
import { Receipt } from '../components/receipt';
import { takenFlash } from '../components/taken-words';
import { Button } from '../components/ui/button';
import { formAction, on } from '../http/form-action.server';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { useViewer } from '../site-data';
import { cancellation, reorder } from '../../domain/rules/inputs';
import { mayMove } from '../../domain/rules/order-status';
import { can } from '../../domain/rules/policy';

export const loader = page(async ({ viewer, shop, params }) => ({
  order: await shop.findOrder(viewer, params.id('id', 'order')),
  key: crypto.randomUUID(),
}));

export const action = formAction({
  cancel: on(cancellation, async ({ shop, viewer, params, input }) => {
    const order = await shop.cancelOrder(viewer, params.id('id', 'order'), input);
    return { goTo: paths.order(order.id), flash: { message: `The order at ${order.restaurant.name} is cancelled.` } };
  }),
  again: on(reorder, async ({ shop, viewer, params, input }) => {
    const taken = await shop.orderAgain(viewer, params.id('id', 'order'), input.key);
    return { goTo: paths.cart(), flash: takenFlash(taken) };
  }),
});

export const clientAction = keepTyped;

// A refused cancellation usually means somebody else was first: show the order as it is now.
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data ? `Order at ${data.order.restaurant.name}` : 'Order');

export default function OrderPage() {
  const { order, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = problemOf(answer, 'cancel');
  const viewer = useViewer();
  const mayCancel = mayMove(order.status, 'cancelled') && can(viewer, 'order.cancel');
  return (
    <div className="mx-auto max-w-4xl">
      <Button asChild variant="ghost" size="sm" className="mb-3 -ml-3 text-muted-foreground print:hidden">
        <Link to={paths.orders()} prefetch="intent">
          <ArrowLeft aria-hidden /> All orders
        </Link>
      </Button>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <h1 className="text-2xl font-semibold tracking-tight sm:text-3xl">Order</h1>
        <OrderStatusBadge status={order.status} />
        <div className="ml-auto flex flex-wrap gap-2 print:hidden">
          <PrintButton />
          <OrderAgain orderKey={key} />
          {mayCancel && <CancelOrder order={order} problem={problem} />}
        </div>
      </div>
      <div className="mb-4 empty:hidden">
        <FormError problem={problem ?? problemOf(answer, 'again')} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-[1fr_18rem] print:grid-cols-1">
        <Receipt order={order} />
        <OrderTimeline order={order} />
      </div>
    </div>
  );
}

export const ErrorBoundary = ErrorPanel;
