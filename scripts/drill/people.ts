import { DEMO_PEOPLE, type DemoPerson } from '../../db/seed/demo-data';
import type { Caller } from './caller';

export interface Dish {
  id: string;
  restaurantId: string;
  price: number;
}

/** Somebody of the demo data who is signed in. */
export interface Person extends DemoPerson {
  id: string;
  token: string;
  /** What they may order. */
  dishes: Dish[];
  /** Is at the checkout, where one person cannot be twice. */
  isCheckingOut: boolean;
}

/** Signs a person in and returns the new token; null when that did not go well. */
export async function signIn(caller: Caller, { email, password }: DemoPerson): Promise<{ id: string; token: string } | null> {
  const answer = await caller.call({ operation: 'sign in', method: 'POST', path: '/api/auth/login', json: { email, password } });
  if (!answer.isGood) return null;
  const { token, user } = JSON.parse(answer.body) as { token: string; user: { id: string } };
  return { token, id: user.id };
}

/** Signs all demo people in and reads their menus. Throws when something is not well before anything was broken. */
export const gather = (caller: Caller): Promise<Person[]> =>
  Promise.all(
    DEMO_PEOPLE.map(async (known) => {
      const signedIn = await signIn(caller, known);
      const menus = signedIn && (await caller.call({ operation: 'menus', method: 'GET', path: '/api/menus', token: signedIn.token }));
      if (!menus?.isGood) throw new Error(`${known.name} could not sign in and read the menus.`);
      return { ...known, ...signedIn!, dishes: JSON.parse(menus.body) as Dish[], isCheckingOut: false };
    }),
  );
