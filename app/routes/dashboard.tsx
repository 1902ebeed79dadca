import { Link, useLoaderData } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useCartCount } from '../cart/wishes';
import { ErrorPanel } from '../components/error-panel';
import { NextStep } from '../components/next-step';
import { OrderRow } from '../components/order-row';
import { PageHeader } from '../components/page-header';
import { RestaurantCard } from '../components/restaurant-card';
import { Badge } from '../components/ui/badge';
import { WeekPanel } from '../components/week-panel';
import { page } from '../http/page.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { useViewer } from '../site-data';

const RESTAURANTS_SHOWN = 3;

export const loader = page(async ({ viewer, shop }) => {
  const { restaurants } = await shop.listRestaurants(viewer, { country: viewer.country.name, limit: RESTAURANTS_SHOWN });
  return { ...(await shop.showDashboard(viewer)), restaurants };
});

export const meta = () => pageTitle('Home');

export default function DashboardPage() {
  const { cartCount, recentOrders, weeks, restaurants } = useLoaderData<typeof loader>();
  const count = useCartCount(cartCount);
  const { name, role, country } = useViewer();
  const badges = (
    <span className="flex flex-wrap gap-1.5">
      <Badge tone="accent" className="capitalize">
        {role}
      </Badge>
      <Badge>{country.name}</Badge>
    </span>
  );
  return (
    <div className="grid grid-cols-1 gap-10">
      <div>
        <PageHeader title={`Hello, ${name}`} intro={badges} />
        <NextStep cartCount={count} />
      </div>
      {weeks.length > 0 && (
        <section aria-labelledby="week">
          <h2 id="week" className="mb-3 text-lg font-semibold tracking-tight">
            The last seven days
          </h2>
          <div className={weeks.length > 1 ? 'grid grid-cols-1 gap-4 lg:grid-cols-2 xl:grid-cols-3' : 'grid grid-cols-1'}>
            {weeks.map((week) => (
              <WeekPanel key={week.country.name} week={week} isWide={weeks.length === 1} />
            ))}
          </div>
        </section>
      )}
      {recentOrders.length > 0 && (
        <section aria-labelledby="recent">
          <SectionTitle id="recent" title="Latest orders" to={paths.orders()} more="All orders" />
          <ul className="grid grid-cols-1 gap-3">
            {recentOrders.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="near">
        <SectionTitle id="near" title={`Restaurants in ${country.name}`} to={paths.restaurants()} more="All restaurants" />
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3">
          {restaurants.map((restaurant) => (
            <li key={restaurant.id} className="sm:max-lg:nth-3:hidden">
              <RestaurantCard restaurant={restaurant} showsCountry={false} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function SectionTitle({ id, title, to, more }: { id: string; title: string; to: string; more: string }) {
  return (
    <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-4">
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {title}
      </h2>
      <Link to={to} prefetch="intent" className="flex h-11 items-center gap-1 rounded-sm text-sm whitespace-nowrap font-medium text-primary hover:underline">
        {more} <ArrowRight aria-hidden className="size-4" />
      </Link>
    </div>
  );
}

export const ErrorBoundary = ErrorPanel;
