import { Order, Restaurant, User } from '../../db';
import type { Viewer } from '../../domain/rules/viewer';
import { visible } from '../../domain/visible';
import { asMoment, asMoney, readCountries } from '../shown';
import { recordHref } from './links';
import type { LatestOrder } from './shape';

const LATEST = 8;

type OrderWithNames = Order & { person: { name: string | null }; restaurant: Restaurant };

/** The newest orders within reach. Who ordered is named as in the lists: a person of another country is not. */
export async function readLatest(viewer: Viewer): Promise<LatestOrder[]> {
  const orders = (await visible(Order, viewer, 'office.orders.see').findAll({
    include: [
      { model: visible(User, viewer, 'office.people.see'), as: 'person', attributes: ['name'], required: false },
      { model: Restaurant, as: 'restaurant', attributes: ['name'] },
    ],
    order: [['createdAt', 'DESC'], ['id', 'DESC']],
    limit: LATEST,
    raw: true,
    nest: true,
  })) as unknown as OrderWithNames[];
  // After the orders: a country added in between would be missing.
  const countries = await readCountries();
  return orders.map(({ id, createdAt, person, restaurant, totalAmount, currency, country, status }) => {
    const home = countries.get(country)!;
    return {
      id,
      when: asMoment(createdAt, home),
      person: person.name,
      restaurant: restaurant.name,
      total: asMoney(totalAmount, currency, home.locale),
      status,
      href: recordHref('api_order', id),
    };
  });
}
