import { Link, useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { z } from 'zod';
import { AddPaymentMethod } from '../components/add-payment-method';
import { EmptyState } from '../components/empty-state';
import { ErrorPanel } from '../components/error-panel';
import { PageHeader } from '../components/page-header';
import { PagesNav } from '../components/pages-nav';
import { PaymentCard } from '../components/payment-card';
import { Button } from '../components/ui/button';
import { formAction, on } from '../http/form-action.server';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { readQuery } from '../http/query.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { useViewer } from '../site-data';
import { cardPage, paymentMethod, text } from '../../domain/rules/inputs';
import { can } from '../../domain/rules/policy';

const query = z.object({ cursor: cardPage.shape.cursor, person: text(100).optional() });
const CARDS_A_PAGE = 24;

export const loader = page(async ({ viewer, shop, url }) => {
  const { cursor, person } = readQuery(url, query).values;
  const { methods, nextCursor } = await shop.listPaymentMethods(viewer, { cursor, limit: CARDS_A_PAGE });
  const found = can(viewer, 'person.list') ? await shop.listPeople(viewer, person) : null;
  return { methods, nextCursor, cursor, person, found };
});

export const action = formAction({
  add: on(paymentMethod, async ({ shop, viewer, input }) => {
    const { cardLast4, person } = await shop.addPaymentMethod(viewer, input);
    return { goTo: paths.paymentMethods(), flash: { message: `The card ending in ${cardLast4} is added for ${person.name}.` } };
  }),
});

export const clientAction = keepTyped;

export const meta = () => pageTitle('Payment methods');

export default function PaymentMethodsPage() {
  const { methods, nextCursor, cursor, person, found } = useLoaderData<typeof loader>();
  const problem = problemOf(useActionData<typeof action>(), 'add');
  const viewer = useViewer();
  const { key } = useLocation();
  const mayAdd = can(viewer, 'payment-method.add');
  const seesOthers = methods.some(({ person }) => person.id !== viewer.id);
  return (
    <>
      <PageHeader title="Payment methods" intro={mayAdd ? 'The cards people order with.' : 'The cards you can order with. An admin adds them.'} />
      <div className={mayAdd ? 'grid grid-cols-1 items-start gap-6 lg:grid-cols-[1fr_22rem]' : undefined}>
        {methods.length === 0 ? (
          <EmptyState picture="bento-box" title="No card yet">
            <p>{mayAdd ? 'Add the first one with the form.' : 'Ask an admin to add one for you. You can fill a cart meanwhile.'}</p>
            {!mayAdd && (
              <Button asChild variant="outline">
                <Link to={paths.restaurants()} prefetch="intent">
                  Browse restaurants
                </Link>
              </Button>
            )}
          </EmptyState>
        ) : (
          <div>
            <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
              {methods.map((method) => (
                <PaymentCard key={method.id} method={method} showsOwner={seesOthers} isOwn={method.person.id === viewer.id} />
              ))}
            </ul>
            <PagesNav
              of="cards"
              first={cursor ? { to: paths.paymentMethods({ person }), label: 'Back to the first' } : null}
              next={nextCursor ? { to: paths.paymentMethods({ person, cursor: nextCursor }), label: 'More cards' } : null}
            />
          </div>
        )}
        {mayAdd && found && <AddPaymentMethod key={problem ? 'again' : key} {...found} search={person} problem={problem} />}
      </div>
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
