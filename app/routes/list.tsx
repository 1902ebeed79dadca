import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { DishesSummary } from '../components/dishes-summary';
import { ErrorPanel } from '../components/error-panel';
import { FormError } from '../components/form-error';
import { PageHeader } from '../components/page-header';
import { SubmitButton } from '../components/submit-button';
import { takenFlash } from '../components/taken-words';
import { Notice } from '../components/ui/notice';
import { formAction, on } from '../http/form-action.server';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { readQuery } from '../http/query.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { writeDishList } from '../../domain/rules/dish-list';
import { notFound } from '../../domain/rules/errors';
import { dishList, dishListTaking } from '../../domain/rules/inputs';

const query = z.object({ dishes: dishList });

export const loader = page(async ({ viewer, shop, url }) => {
  const { dishes } = readQuery(url, query).values;
  // An address that was cut short on its way names no list.
  if (!dishes) throw notFound('list');
  return { list: await shop.showDishList(viewer, dishes), dishes: writeDishList(dishes), key: crypto.randomUUID() };
});

export const action = formAction({
  take: on(dishListTaking, async ({ shop, viewer, input }) => {
    const taken = await shop.takeDishList(viewer, input.dishes, input.key);
    return { goTo: paths.cart(), flash: takenFlash(taken) };
  }),
});

export const clientAction = keepTyped;

export const meta = () => pageTitle('A list for you');

export default function ListPage() {
  const { list, dishes, key } = useLoaderData<typeof loader>();
  const problem = problemOf(useActionData<typeof action>(), 'take');
  // One key for as long as the page is open: pressing again after a lost answer adds nothing twice.
  const [takeKey] = useState(key);
  const { groups, unknown } = list;
  const canBeTaken = groups.some(({ lines }) => lines.some(({ isAvailable }) => isAvailable));
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title="A list for you" intro="Somebody picked these dishes. Put them into your cart and go on from there." />
      <div className="grid grid-cols-1 gap-5">
        {unknown > 0 && (
          <Notice tone="warning">
            {unknown === 1 ? '1 dish on this list is' : `${unknown} dishes on this list are`} not on the menus you order from.
          </Notice>
        )}
        {groups.map((group) => (
          <DishesSummary key={group.restaurant.id} group={group} />
        ))}
        <Form method="post" className="sticky bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-20 grid gap-3 lg:bottom-6">
          <FormError problem={problem} />
          <input type="hidden" name="dishes" value={dishes} />
          <input type="hidden" name="key" value={takeKey} />
          <SubmitButton intent="take" busyLabel="Putting it in…" size="lg" disabled={!canBeTaken} className="shadow-lg">
            <ShoppingCart aria-hidden /> Put it all in my cart
          </SubmitButton>
        </Form>
      </div>
    </div>
  );
}

export const ErrorBoundary = ErrorPanel;
