import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useRef } from 'react';
import { shownGroup } from '../cart/shown-lines';
import { useWishes } from '../cart/wishes';
import { CartGroupCard } from '../components/cart-group-card';
import { CartTotals } from '../components/cart-totals';
import { EmptyState } from '../components/empty-state';
import { ErrorPanel } from '../components/error-panel';
import { FormError } from '../components/form-error';
import { HandOver, HandOverHint } from '../components/hand-over';
import { PageHeader } from '../components/page-header';
import { Button } from '../components/ui/button';
import { formAction, on } from '../http/form-action.server';
import { wholeNumber } from '../http/form-input.server';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { useViewer } from '../site-data';
import { cartAddition, cartQuantity, cartRemoval, quantity } from '../../domain/rules/inputs';
import { can } from '../../domain/rules/policy';
import type { CartLine } from '../../domain/rules/records';

const addition = cartAddition.extend({ quantity: wholeNumber(quantity) });
const change = cartQuantity.extend({ quantity: wholeNumber(quantity) });

export const loader = page(async ({ viewer, shop }) => ({ cart: await shop.showCart(viewer) }));

export const action = formAction<CartLine | null>({
  add: on(addition, async ({ shop, viewer, input, returnTo }) => ({
    result: await shop.addToCart(viewer, input),
    goTo: returnTo ?? paths.cart(),
    stays: true,
  })),
  set: on(change, async ({ shop, viewer, input, returnTo }) => ({
    result: await shop.setCartQuantity(viewer, input),
    goTo: returnTo ?? paths.cart(),
    stays: true,
  })),
  remove: on(cartRemoval, async ({ shop, viewer, input, returnTo }) => {
    const { name, ...undo } = await shop.removeFromCart(viewer, input.itemId);
    const flash = { message: `${name} is out of your cart.`, undo };
    return { result: null, goTo: returnTo ?? paths.cart(), flash, stays: true };
  }),
});

export const clientAction = keepTyped;

export const meta = () => pageTitle('Cart');

export default function CartPage() {
  const { cart } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const viewer = useViewer();
  const wishes = useWishes();
  const heading = useRef<HTMLDivElement>(null);
  const groups = cart.groups.map((group) => shownGroup(group, wishes)).filter(({ lines }) => lines.length > 0);
  const mayOrder = can(viewer, 'order.place');
  const problem = answer?.error ? answer : null;
  return (
    <>
      <div ref={heading} tabIndex={-1}>
        <PageHeader title="Cart" intro={groups.length > 1 ? 'One order for each restaurant.' : undefined} />
      </div>
      <FormError problem={problem} />
      {!mayOrder && groups.length > 0 && <HandOverHint />}
      {groups.length === 0 ? (
        <EmptyState picture="takeout-box" title="Your cart is empty">
          <p>Good things are cooking. Pick something and it will wait for you here, on all your devices.</p>
          <Button asChild>
            <Link to={paths.restaurants()} prefetch="intent">
              Browse restaurants
            </Link>
          </Button>
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[1fr_20rem] lg:items-start lg:gap-6">
          <div className="grid min-w-0 grid-cols-1 gap-5">
            {groups.map((group) => (
              <CartGroupCard
                key={group.restaurant.id}
                group={group}
                mayOrder={mayOrder}
                isAlone={groups.length === 1}
                onRemove={() => heading.current?.focus()}
              />
            ))}
          </div>
          <div className="contents lg:sticky lg:top-24 lg:grid lg:gap-5">
            <CartTotals groups={groups} />
            {!mayOrder && <HandOver groups={groups} />}
          </div>
        </div>
      )}
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
