import type { PageHandler } from 'adminjs';
import { actingAs } from '../domain/acting-as';
import { readBestSellers } from '../domain/best-sellers';
import { authorize } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { readLatest } from './dashboard/latest';
import { ordersHref, recordHref, restaurantsHref } from './dashboard/links';
import { readSales, salesOf } from './dashboard/sales';
import type { CountrySales, OfficeDashboard } from './dashboard/shape';
import { viewerOf } from './viewer-of';

/** AdminJS's handler of the first page. AdminJS asks nobody who is there, so this does. */
export const showOffice: PageHandler = async (_request, _response, context): Promise<OfficeDashboard> => {
  const viewer = viewerOf(context);
  authorize(viewer, 'office.orders.see');
  return actingAs(viewer, async () => ({ countries: await showCountries(viewer), latest: await readLatest(viewer) }));
};

async function showCountries(viewer: Viewer): Promise<CountrySales[]> {
  const sold = await readSales(viewer);
  const countries = sold.map(({ country }) => country);
  const dishes = await readBestSellers('dish', countries);
  const restaurants = await readBestSellers('restaurant', countries);
  return sold.map((one) => {
    const { country, from, today: to } = one;
    return {
      name: country,
      href: ordersHref({ country, from, to }),
      restaurantsHref: restaurantsHref(country),
      sales: salesOf(one),
      dishes: dishes
        .filter((dish) => dish.country === country)
        .map(({ id, name, restaurant, amount }) => ({ name, restaurant: restaurant!, quantity: amount, href: recordHref('api_menu', id) })),
      restaurants: restaurants
        .filter((restaurant) => restaurant.country === country)
        .map(({ id, name, amount: orders }) => {
          const href = recordHref('api_restaurant', id);
          return { name, orders, href, ordersHref: ordersHref({ country, from, to, only: 'counted', restaurantId: id }) };
        }),
    };
  });
}
