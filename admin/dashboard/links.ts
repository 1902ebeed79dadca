import { ORDER_STATUSES, type OrderStatus } from '../../domain/rules/order-status';

/** What counts as ordered and spent. */
const COUNTED: readonly OrderStatus[] = ORDER_STATUSES.filter((status) => status !== 'cancelled');

interface OrderChoice {
  country: string;
  /** Whole days by the country's clocks, both included. */
  from: string;
  to: string;
  /** Without: all of them. */
  only?: 'counted' | 'cancelled';
  currency?: string;
  restaurantId?: string;
}

/** The list of exactly the orders a figure counts. */
export function ordersHref({ country, from, to, only, currency, restaurantId }: OrderChoice): string {
  return listHref('api_order', {
    country,
    'createdAt~~from': from,
    'createdAt~~to': to,
    status: only === 'counted' ? COUNTED.join(',') : only,
    currency,
    restaurantId,
  });
}

export const restaurantsHref = (country: string) => listHref('api_restaurant', { country });

export const recordHref = (resource: string, id: string) => `/admin/resources/${resource}/records/${id}/show`;

function listHref(resource: string, filters: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(`filters.${name}`, value);
  return `/admin/resources/${resource}?${query}`;
}
