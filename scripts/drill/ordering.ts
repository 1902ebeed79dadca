import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Caller } from './caller';
import type { Ledger } from './ledger';
import type { Dish, Person } from './people';

export interface Desk {
  caller: Caller;
  ledger: Ledger;
  /** False once nobody should try again. */
  isOpen(): boolean;
}

const PAUSE_MS = 400;

export const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

const minor = (amount: number) => Math.round(amount * 100);

/**
 * Whoever got no answer, or was told to come back, asks again with the same key, as browsers' users and programs do, until
 * it is known what became of it.
 */
export async function untilKnown(desk: Pick<Desk, 'isOpen'>, send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    const isKnown = answer.status !== 0 && answer.status < 500 && !/"code":"in_flight"/.test(answer.body);
    if (isKnown || !desk.isOpen()) return answer;
    await sleep(PAUSE_MS);
  }
}

/** Orders up to three dishes of one restaurant by the API. */
export async function order(desk: Desk, person: Person): Promise<void> {
  const { restaurantId } = anyOf(person.dishes);
  const dishes = person.dishes.filter((dish) => dish.restaurantId === restaurantId).slice(0, 1 + Math.floor(Math.random() * 3));
  const items = dishes.map(({ id }) => ({ menuId: id, quantity: 1 + Math.floor(Math.random() * 4) }));
  const key = randomUUID();
  const entry = desk.ledger.ask(person, key);
  // 409: the first try under this key is still at work.
  const answer = await untilKnown(desk, () =>
    desk.caller.call({ operation: 'order', method: 'POST', path: '/api/orders', token: person.token, json: { restaurantId, items }, key, good: [200, 409] }),
  );
  if (answer.status === 200) {
    const { id, totalAmount } = JSON.parse(answer.body) as { id: string; totalAmount: number };
    desk.ledger.acknowledge(entry, id, minor(totalAmount));
  } else if (answer.status >= 400 && answer.status < 500) entry.isRefused = true;
}

interface CartLine extends Dish {
  menuId: string;
  quantity: number;
}

/** Puts a dish into the cart and orders what the cart holds of its restaurant on the site. */
export async function checkOut(desk: Desk, person: Person): Promise<void> {
  if (person.isCheckingOut) return;
  person.isCheckingOut = true;
  try {
    const { id: menuId, restaurantId } = anyOf(person.dishes);
    const { caller } = desk;
    const as = { token: person.token };
    await caller.call({ operation: 'add to cart', method: 'POST', path: '/api/cart', ...as, json: { menuId, restaurantId, quantity: 1 } });
    const cart = await caller.call({ operation: 'cart', method: 'GET', path: '/api/cart', ...as });
    const lines = cart.isGood ? (JSON.parse(cart.body) as CartLine[]).filter((line) => line.restaurantId === restaurantId) : [];
    const totalMinor = lines.reduce((sum, { price, quantity }) => sum + minor(price) * quantity, 0);
    if (totalMinor > 0) await sendCheckout(desk, person, restaurantId, totalMinor);
  } finally {
    person.isCheckingOut = false;
  }
}

async function sendCheckout({ caller, ledger, isOpen }: Desk, person: Person, restaurantId: string, totalMinor: number): Promise<void> {
  const key = randomUUID();
  const entry = ledger.ask(person, key);
  const form = { intent: 'order', restaurantId, agreedTotal: (totalMinor / 100).toFixed(2), key };
  const answer = await untilKnown({ isOpen }, () =>
    caller.call({ operation: 'check out', method: 'POST', path: `/checkout/${restaurantId}`, token: person.token, form, good: [302] }),
  );
  const id = /^\/orders\/([0-9a-f-]{36})$/.exec(answer.location)?.[1];
  if (id) ledger.acknowledge(entry, id, totalMinor);
  else if (answer.status >= 400 && answer.status < 500) entry.isRefused = true;
}

/** Cancels one of the newest orders, for somebody who may. */
export async function cancel(desk: Desk): Promise<void> {
  const entry = desk.ledger.entries.slice(-200).find(({ ids, isBeingCancelled }) => ids.size > 0 && !isBeingCancelled);
  if (!entry) return;
  entry.isBeingCancelled = true;
  const path = `/api/orders/${[...entry.ids][0]}/cancel`;
  const key = randomUUID();
  const answer = await untilKnown(desk, () =>
    desk.caller.call({ operation: 'cancel', method: 'POST', path, token: entry.person.token, key, good: [200, 409] }),
  );
  if (answer.status === 200) entry.isCancelled = true;
}
