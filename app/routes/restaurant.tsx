import { Link, useLoaderData, useSearchParams, type MetaFunction } from '@remix-run/react';
import { ArrowLeft, ShoppingCart } from 'lucide-react';
import { useState } from 'react';
import { basketOf } from '../cart/shown-lines';
import { useWishes } from '../cart/wishes';
import { DishRow } from '../components/dish-row';
import { EmptyState } from '../components/empty-state';
import { ErrorPanel } from '../components/error-panel';
import { holds } from '../components/matching';
import { MenuSearch } from '../components/menu-search';
import { Money } from '../components/money';
import { Picture } from '../components/picture';
import { Badge } from '../components/ui/badge';
import { Button } from '../components/ui/button';
import { page } from '../http/page.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';

/** From here on a menu is searched rather than read. */
const LONG_MENU = 12;

export const loader = page(async ({ viewer, shop, params }) => {
  const restaurant = await shop.findRestaurant(viewer, params.id('id', 'restaurant'));
  const { groups } = await shop.showCart(viewer);
  return { restaurant, inCart: groups.find((group) => group.restaurant.id === restaurant.id)?.lines ?? [] };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.restaurant.name ?? 'Restaurant');

export default function RestaurantPage() {
  const { restaurant, inCart } = useLoaderData<typeof loader>();
  const { name, description, picture, menu, country } = restaurant;
  const [typed, setTyped] = useState(useSearchParams()[0].get('dish') ?? '');
  const shown = menu.filter((dish) => holds(typed, dish.name, dish.description));
  const basket = basketOf(menu, inCart, useWishes(), country.currency);
  return (
    <>
      <Button asChild variant="ghost" size="sm" className="mb-3 -ml-3 text-muted-foreground">
        <Link to={paths.restaurants()} prefetch="intent">
          <ArrowLeft aria-hidden /> All restaurants
        </Link>
      </Button>
      <header className="mb-6 flow-root sm:mb-8 sm:flex sm:items-center sm:gap-6">
        <Picture name={picture} of={name} isPlated isDescribed size={64} className="float-left mr-4 mb-2 size-24 rounded-2xl sm:m-0 sm:size-36 sm:[&>img]:size-24" isEager />
        <div className="min-w-0">
          <h1 dir="auto" className="text-2xl font-semibold tracking-tight text-balance sm:text-4xl">{name}</h1>
          <p dir="auto" className="mt-1 text-muted-foreground sm:mt-2 sm:text-lg">{description}</p>
          <p className="mt-2 flex flex-wrap gap-1.5">
            <Badge tone="accent">{country.name}</Badge>
            <Badge>{menu.length === 1 ? '1 dish' : `${menu.length} dishes`}</Badge>
          </p>
        </div>
      </header>
      <h2 className="sr-only">Menu</h2>
      {menu.length >= LONG_MENU && <MenuSearch typed={typed} found={shown.length} onType={setTyped} />}
      {menu.length === 0 ? (
        <EmptyState picture="cooking" title="The menu is being written">
          <p>
            <bdi>{name}</bdi> has no dishes yet. Have a look at the others meanwhile.
          </p>
          <Button asChild variant="outline">
            <Link to={paths.restaurants()} prefetch="intent">
              Show all restaurants
            </Link>
          </Button>
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
          {shown.map((dish, place) => (
            <DishRow
              key={dish.id}
              dish={dish}
              line={inCart.find(({ menuId }) => menuId === dish.id)}
              locale={country.locale}
              isEager={place < 6}
            />
          ))}
        </ul>
      )}
      {basket.count > 0 && <BasketBar count={basket.count} sum={<Money amount={basket.sum} locale={country.locale} className="ml-auto" />} />}
    </>
  );
}

/** What is in the cart of this restaurant, always in sight, one press from the cart. */
function BasketBar({ count, sum }: { count: number; sum: React.ReactNode }) {
  return (
    <div className="pointer-events-none sticky bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-20 mt-6 flex justify-center lg:bottom-6">
      <Link
        to={paths.cart()}
        prefetch="intent"
        className="pointer-events-auto flex min-h-14 w-full max-w-md animate-rise flex-wrap items-center gap-x-3 rounded-2xl bg-primary px-5 py-2 font-medium text-primary-foreground shadow-lg transition-colors hover:bg-primary-hover"
      >
        <ShoppingCart aria-hidden className="size-5" />
        <span className="min-w-fit flex-1">
          View cart <span className="sr-only">with</span> · {count === 1 ? '1 item' : `${count} items`}
        </span>
        {sum}
      </Link>
    </div>
  );
}

export const ErrorBoundary = ErrorPanel;
