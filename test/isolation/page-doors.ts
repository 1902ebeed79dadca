import { answersFor, type Door, kindsOf, type Sent, type Standing, type Thing } from './door';

interface Page {
  asks: Door['asks'];
  touches: string;
  names?: Thing;
  path: (aim: { id: string; country: string }) => string;
  perCountry?: boolean;
  ownOnly?: boolean;
  answers: Partial<Record<Standing, string>>;
}

/** A page asked for as a browser does, and once more as the site's own script does (`.data`), which takes another way in. */
function page(pattern: string, { asks, touches, names, path, perCountry, ownOnly, answers }: Page): Door[] {
  const kinds = kindsOf(names);
  const door = { room: 'site', asks, touches, names, kinds, perCountry, ownOnly } as const;
  const written = answersFor(kinds, { guest: 'login', ...answers });
  const data = (aim: { id: string; country: string }): Sent => {
    const [address = '', query] = path(aim).split('?');
    return { method: 'GET', path: `${address}.data${query ? `?${query}` : ''}` };
  };
  return [
    { ...door, name: `Page ${pattern}`, send: (aim) => ({ method: 'GET', path: path(aim) }), answers: written },
    { ...door, name: `Data ${pattern}`, send: data, answers: written },
  ];
}

const everybody = { admin: 'ok', manager: 'ok', member: 'ok' };

/** Every page. Another country's restaurant or order is as if it did not exist; members may see no orders. */
export const PAGE_DOORS: Door[] = [
  ...page('/dashboard', { asks: ['person'], touches: 'orders, cart', path: () => '/dashboard', answers: everybody }),
  ...page('/restaurants', {
    asks: ['catalog.browse'],
    touches: 'restaurants',
    perCountry: true,
    path: ({ country }) => `/restaurants?country=${country}`,
    answers: everybody,
  }),
  ...page('/restaurants/:id', {
    asks: ['catalog.browse'],
    touches: 'restaurants, dishes',
    names: 'restaurant',
    path: ({ id }) => `/restaurants/${id}`,
    answers: { admin: 'ok ok 404', manager: 'ok 404 404', member: 'ok 404 404' },
  }),
  ...page('/cart', { asks: ['cart.use'], touches: 'cart', ownOnly: true, path: () => '/cart', answers: everybody }),
  ...page('/list', {
    asks: ['catalog.browse'],
    touches: 'dishes',
    names: 'dish',
    path: ({ id }) => `/list?dishes=${id}.2`,
    answers: { admin: 'ok ok 404', manager: 'ok 404 404', member: 'ok 404 404' },
  }),
  ...page('/checkout/:restaurantId', {
    asks: ['order.place'],
    touches: 'cart, cards',
    names: 'restaurant in cart',
    path: ({ id }) => `/checkout/${id}`,
    answers: { admin: 'ok ok 404', manager: 'ok 404 404', member: '403' },
  }),
  ...page('/orders', {
    asks: ['order.see'],
    touches: 'orders',
    perCountry: true,
    path: ({ country }) => `/orders?country=${country}`,
    answers: { admin: 'ok', manager: 'ok', member: '403' },
  }),
  ...page('/orders/:id', {
    asks: ['order.see'],
    touches: 'orders',
    names: 'order',
    path: ({ id }) => `/orders/${id}`,
    answers: { admin: 'ok ok ok 404', manager: 'ok ok 404 404', member: '403' },
  }),
  ...page('/payment-methods', { asks: ['payment-method.see', 'person.list'], touches: 'cards, people', path: () => '/payment-methods', answers: everybody }),
  ...page('/account', { asks: ['account.keep'], touches: 'sessions', ownOnly: true, path: () => '/account', answers: everybody }),
  only('/', { admin: 'ok', manager: 'ok', member: 'ok', guest: 'login' }, ['person']),
  only('/login', { admin: 'ok', manager: 'ok', member: 'ok', guest: 'ok' }, ['guest']),
  only('/logout', { admin: '405', manager: '405', member: '405', guest: '405' }, ['closed']),
  only('/theme', { admin: '405', manager: '405', member: '405', guest: '405' }, ['closed']),
  only('/*', { admin: '404', manager: '404', member: '404', guest: '404' }, ['closed']),
];

function only(pattern: string, written: Partial<Record<Standing, string>>, asks: Door['asks']): Door {
  const send = (): Sent => ({ method: 'GET', path: pattern.replace('*', 'nowhere') });
  return { name: `Page ${pattern}`, room: 'site', asks, touches: 'nothing', kinds: ['any'], send, answers: answersFor(['any'], written) };
}
