import { Link, useLoaderData } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { EmptyState } from '../components/empty-state';
import { ErrorPanel } from '../components/error-panel';
import { holds } from '../components/matching';
import { PageHeader } from '../components/page-header';
import { PagesNav } from '../components/pages-nav';
import { RestaurantCard } from '../components/restaurant-card';
import { RestaurantSearch } from '../components/restaurant-search';
import { Button } from '../components/ui/button';
import { cn } from '../components/ui/cn';
import { page } from '../http/page.server';
import { readQuery } from '../http/query.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { restaurantFilter } from '../../domain/rules/inputs';

const query = restaurantFilter.omit({ limit: true });
const RESTAURANTS_A_PAGE = 60;

export const loader = page(async ({ viewer, shop, url }) => {
  const { values: filter } = readQuery(url, query);
  const { restaurants, nextCursor } = await shop.listRestaurants(viewer, { ...filter, limit: RESTAURANTS_A_PAGE });
  return { filter, restaurants, nextCursor, countries: await shop.listCountries(viewer) };
});

export const meta = () => pageTitle('Restaurants');

export default function RestaurantsPage() {
  const { filter, restaurants, nextCursor, countries } = useLoaderData<typeof loader>();
  const { cursor, ...kept } = filter;
  const { length: count } = restaurants;
  // What certainly is not meant steps back with each letter; the answer, which knows the dishes too, follows.
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(''), [restaurants]);
  return (
    <>
      <PageHeader title="Restaurants" intro="What would you like today?" />
      <RestaurantSearch countries={countries} country={filter.country} search={filter.search} onType={setTyped} />
      <p role="status" className="mb-4 text-sm text-muted-foreground">
        {`${!cursor && nextCursor ? 'The first ' : ''}${count} ${cursor ? 'more ' : ''}restaurant${count === 1 ? '' : 's'}`}
        {filter.search && ` with “${filter.search}”`}
      </p>
      <h2 className="sr-only">Results</h2>
      {count === 0 ? (
        <EmptyState picture="bento-box" title="Nothing found">
          <p>No restaurant or dish goes by that name here. Try a shorter word, or look at all of them.</p>
          <Button asChild variant="outline">
            <Link to={paths.restaurants()}>Show all restaurants</Link>
          </Button>
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3">
          {restaurants.map((restaurant, place) => (
            <li key={restaurant.id} className={cn('transition-opacity', !holds(typed, restaurant.name, restaurant.description) && 'opacity-40')}>
              <RestaurantCard restaurant={restaurant} showsCountry={countries.length > 1} isEager={place < 6} />
            </li>
          ))}
        </ul>
      )}
      <PagesNav
        of="restaurants"
        first={cursor ? { to: paths.restaurants(kept), label: 'Back to the first' } : null}
        next={nextCursor ? { to: paths.restaurants({ ...kept, cursor: nextCursor }), label: 'More restaurants' } : null}
      />
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
