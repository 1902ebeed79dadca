import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '../components/empty-state';
import { ErrorPanel } from '../components/error-panel';
import { OrderFilters } from '../components/order-filters';
import { OrderRow } from '../components/order-row';
import { PageHeader } from '../components/page-header';
import { PagesNav } from '../components/pages-nav';
import { Button } from '../components/ui/button';
import { page } from '../http/page.server';
import { readQuery } from '../http/query.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { orderFilter } from '../../domain/rules/inputs';

const query = orderFilter.omit({ limit: true });
const ORDERS_A_PAGE = 20;

export const loader = page(async ({ viewer, shop, url }) => {
  const { values: filter, problems } = readQuery(url, query);
  const { orders, nextCursor } = await shop.listOrders(viewer, { ...filter, limit: ORDERS_A_PAGE });
  return { filter, problems, orders, nextCursor, countries: await shop.listCountries(viewer) };
});

export const meta = () => pageTitle('Orders');

export default function OrdersPage() {
  const { filter, problems, orders, nextCursor, countries } = useLoaderData<typeof loader>();
  const { cursor, ...kept } = filter;
  const isFiltered = Object.values(kept).some(Boolean);
  return (
    <>
      <PageHeader title="Orders" intro={cursor ? 'Older orders' : 'Newest first'} />
      <OrderFilters filter={kept} problems={problems} countries={countries} />
      <h2 className="sr-only">Results</h2>
      {orders.length === 0 ? (
        <EmptyState picture="bento-box" title={isFiltered ? 'No orders match' : 'No orders yet'}>
          <p>{isFiltered ? 'Try another day or status.' : 'What gets ordered will be listed here.'}</p>
          <Button asChild variant={isFiltered ? 'outline' : 'primary'}>
            {isFiltered ? <Link to={paths.orders()}>Show all orders</Link> : <Link to={paths.restaurants()}>Browse restaurants</Link>}
          </Button>
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
      <PagesNav
        of="orders"
        first={cursor ? { to: paths.orders(kept), label: 'Back to the newest' } : null}
        next={nextCursor ? { to: paths.orders({ ...kept, cursor: nextCursor }), label: 'Older orders' } : null}
      />
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
