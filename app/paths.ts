import { generatePath } from 'react-router';
import { writeDishList, type ListedDish } from '../domain/rules/dish-list';

type Query = Record<string, string | null | undefined>;

/** The path with the query's filled-in values. */
function withQuery(path: string, query: Query): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length ? `${path}?${new URLSearchParams(filled)}` : path;
}

/** Every address of the site, so that no page spells one. */
export const paths = {
  home: () => '/',
  login: (query: { redirectTo?: string } = {}) => withQuery('/login', query),
  logout: () => '/logout',
  theme: () => '/theme',
  dashboard: () => '/dashboard',
  restaurants: (query: { country?: string; search?: string; cursor?: string } = {}) => withQuery('/restaurants', query),
  restaurant: (id: string) => generatePath('/restaurants/:id', { id }),
  cart: () => '/cart',
  list: (dishes: ListedDish[]) => withQuery('/list', { dishes: writeDishList(dishes) }),
  checkout: (restaurantId: string) => generatePath('/checkout/:restaurantId', { restaurantId }),
  orders: (query: { status?: string; country?: string; from?: string; to?: string; cursor?: string } = {}) =>
    withQuery('/orders', query),
  order: (id: string) => generatePath('/orders/:id', { id }),
  paymentMethods: (query: { cursor?: string; person?: string } = {}) => withQuery('/payment-methods', query),
  account: () => '/account',
  backOffice: () => '/admin',
  picture: (name: string) => `/pictures/${encodeURIComponent(name)}.svg`,
};
