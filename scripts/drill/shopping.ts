import type { Call } from './caller';
import { anyOf, cancel, checkOut, type Desk, order } from './ordering';
import { type Person, signIn } from './people';

/** Something people do, and how often among a hundred things. */
interface Habit {
  share: number;
  do(desk: Desk, people: Crowd): Promise<unknown>;
}

/** The demo people by what they may do. */
export interface Crowd {
  all: Person[];
  /** Those who fill a cart and leave it at that. */
  browsing: Person[];
  /** Those who order from their cart; nobody else empties it. */
  checkingOut: Person[];
  ordering: Person[];
}

export function crowdOf(all: Person[]): Crowd {
  const ordering = all.filter(({ role }) => role !== 'member');
  return { all, ordering, browsing: all.filter(({ role }) => role === 'member'), checkingOut: ordering };
}

const read = (operation: string, path: string | ((person: Person) => string), who: keyof Crowd = 'all'): Habit['do'] => ({ caller }, people) => {
  const person = anyOf(people[who]);
  return caller.call({ operation, method: 'GET', path: typeof path === 'string' ? path : path(person), token: person.token });
};

async function addToCart({ caller }: Desk, { browsing }: Crowd): Promise<void> {
  const { token, dishes } = anyOf(browsing);
  const { id: menuId, restaurantId } = anyOf(dishes);
  const as: Pick<Call, 'method' | 'token'> = { method: 'POST', token };
  const added = await caller.call({ operation: 'add to cart', ...as, path: '/api/cart', json: { menuId, restaurantId, quantity: 1 }, good: [200, 422] });
  // A line holds 99 at most.
  if (added.status === 422) await caller.call({ operation: 'empty cart', ...as, path: '/api/cart/clear' });
}

async function signInAgain({ caller }: Desk, { all }: Crowd): Promise<void> {
  const person = anyOf(all);
  const signedIn = await signIn(caller, person);
  if (signedIn) person.token = signedIn.token;
}

const HABITS: Habit[] = [
  { share: 19, do: read('menus', '/api/menus') },
  { share: 8, do: read('restaurants', '/api/restaurants') },
  { share: 12, do: read('page of restaurants', '/restaurants') },
  { share: 7, do: read('page of a restaurant', ({ dishes }) => `/restaurants/${anyOf(dishes).restaurantId}`) },
  { share: 9, do: read('cart', '/api/cart') },
  { share: 4, do: read('page of the cart', '/cart') },
  { share: 12, do: addToCart },
  { share: 11, do: (desk, { ordering }) => order(desk, anyOf(ordering)) },
  { share: 3, do: (desk, { checkingOut }) => checkOut(desk, anyOf(checkingOut)) },
  { share: 6, do: read('orders', '/api/orders?limit=20', 'ordering') },
  { share: 4, do: read('page of orders', '/orders', 'ordering') },
  { share: 3, do: cancel },
  { share: 2, do: signInAgain },
];

/** Does one thing of those people do. */
export async function doSomething(desk: Desk, people: Crowd): Promise<void> {
  let left = Math.random() * HABITS.reduce((sum, { share }) => sum + share, 0);
  await HABITS.find(({ share }) => (left -= share) < 0)!.do(desk, people);
}
