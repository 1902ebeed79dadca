import { randomUUID } from 'node:crypto';
import { credentialsOf, type Who, type World } from './world';

export type ReferenceName = 'bare' | 'sql' | 'document';

export interface Sent {
  headers: Record<string, string>;
  body?: string;
}

/** One thing people do, measured at the product and at its references. */
export interface Operation {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  references: ReferenceName[];
  /** Most CPU per request, as a multiple of a reference's or of another operation's at the product. */
  target?: { most: number; of: ReferenceName | { operation: string } };
  /** Done before each measurement. */
  prepare?(world: World): Promise<void>;
  /** The request number `turn`; only one that `varies` is made anew each time. */
  request(world: World, turn: number): Sent;
  varies?: boolean;
  connections?: number;
  /** Most requests in one measurement, where more would run into a limit of the product. */
  most?: number;
}

// Does nothing else: a person keeps twenty sessions, so the first one ends.
const SIGNS_IN: Who = 'Travis';

const bearer = (world: World, who: Who) => ({ authorization: `Bearer ${world.tokens.get(who)}` });
const json = (body: object): Sent => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const page = (who: Who) => (world: World): Sent => ({ headers: { accept: 'text/html', cookie: `auth_token=${world.tokens.get(who)}` } });
const menuOf = (world: World, who: Who, length: number) => {
  const all = world.dishes.get(who)!;
  return all.filter(({ restaurantId }, _, { [0]: first }) => restaurantId === first!.restaurantId).slice(0, length);
};

async function fillCart(world: World): Promise<void> {
  await world.tidyUp();
  for (const { id, restaurantId } of world.dishes.get('Thor')!.slice(0, 5)) {
    await world.call('Thor', 'POST', '/api/cart', { menuId: id, restaurantId, quantity: 2 });
  }
}

/**
 * Everybody's every dish in turn: a line holds 99 at most, and waiting for one and the same row is nobody's case. The step
 * must share no divisor with the 119 pairs of a person and a dish, or some never have their turn.
 */
function oneMoreDish(world: World, turn: number): Sent {
  const pairs = [...world.dishes].filter(([who]) => who !== SIGNS_IN).flatMap(([who, dishes]) => dishes.map((dish) => ({ who, ...dish })));
  const { who, id, restaurantId } = pairs[(turn * 11) % pairs.length]!;
  const { headers, body } = json({ menuId: id, restaurantId, quantity: 1 });
  return { headers: { ...headers, ...bearer(world, who) }, body };
}

function threeDishes(world: World): Sent {
  const dishes = menuOf(world, 'Captain Marvel', 3);
  const { headers, body } = json({ restaurantId: dishes[0]!.restaurantId, items: dishes.map(({ id }) => ({ menuId: id, quantity: 2 })) });
  return { headers: { ...headers, ...bearer(world, 'Captain Marvel'), 'idempotency-key': randomUUID() }, body };
}

const tidyUp = (world: World) => world.tidyUp();

async function fiftyOrders(world: World): Promise<void> {
  const placed = (await (await world.call('Captain Marvel', 'GET', '/api/orders?limit=50')).json()) as unknown[];
  for (let number = placed.length; number < 51; number++) {
    const { restaurantId, items } = JSON.parse(threeDishes(world).body!) as { restaurantId: string; items: object[] };
    await world.call('Captain Marvel', 'POST', '/api/orders', { restaurantId, items });
  }
}

/** All that is measured, for a world; the targets stand here and nowhere else. */
export const operations = (world: World): Operation[] => [
  { name: 'GET /api/restaurants', method: 'GET', path: '/api/restaurants', references: ['bare', 'sql'], target: { most: 1.7, of: 'sql' }, request: (w) => ({ headers: bearer(w, 'Nick Fury') }) },
  {
    name: 'GET /api/menus of one',
    method: 'GET',
    path: `/api/menus?restaurantId=${menuOf(world, 'Thor', 1)[0]!.restaurantId}`,
    references: ['bare', 'sql'],
    target: { most: 1.7, of: 'sql' },
    request: (w) => ({ headers: bearer(w, 'Thor') }),
  },
  { name: 'GET /api/cart, 5 lines', method: 'GET', path: '/api/cart', references: ['bare', 'sql'], target: { most: 2, of: 'sql' }, prepare: fillCart, request: (w) => ({ headers: bearer(w, 'Thor') }) },
  { name: 'POST /api/cart', method: 'POST', path: '/api/cart', references: ['bare', 'sql'], target: { most: 2.5, of: 'sql' }, prepare: tidyUp, request: oneMoreDish, varies: true, most: 10_000 },
  { name: 'POST /api/orders, 3 items', method: 'POST', path: '/api/orders', references: ['bare', 'sql'], target: { most: 2.5, of: 'sql' }, prepare: tidyUp, request: threeDishes, varies: true },
  { name: 'GET /api/orders, 50', method: 'GET', path: '/api/orders?limit=50', references: ['bare', 'sql'], target: { most: 2, of: 'sql' }, prepare: fiftyOrders, request: (w) => ({ headers: bearer(w, 'Captain Marvel') }) },
  {
    name: 'POST /api/auth/login',
    method: 'POST',
    path: '/api/auth/login',
    references: ['bare'],
    connections: 2,
    most: 40,
    request: () => json(credentialsOf(SIGNS_IN)),
  },
  { name: 'page /login', method: 'GET', path: '/login', references: ['document'], request: () => ({ headers: { accept: 'text/html' } }) },
  { name: 'page /restaurants', method: 'GET', path: '/restaurants', references: ['document'], target: { most: 2.2, of: 'document' }, request: page('Nick Fury') },
  {
    name: 'data of /restaurants',
    method: 'GET',
    path: '/restaurants.data',
    references: [],
    target: { most: 0.4, of: { operation: 'page /restaurants' } },
    request: page('Nick Fury'),
  },
  { name: 'page /orders', method: 'GET', path: '/orders', references: ['document'], prepare: fiftyOrders, request: page('Captain Marvel') },
  { name: 'page /admin', method: 'GET', path: '/admin', references: ['document'], request: page('Nick Fury') },
];
