import { answersFor, type Door, kindsOf, type Kind, type Sent, type Standing, type Thing } from './door';

interface ApiDoor {
  asks: Door['asks'];
  touches: string;
  names?: Thing;
  kinds?: readonly Kind[];
  send?: Door['send'];
  ownOnly?: boolean;
  perCountry?: boolean;
  answers: Partial<Record<Standing, string>>;
}

/** `name`, then in brackets what the request names where an endpoint takes several things. */
function api(name: string, { asks, touches, names, kinds = kindsOf(names), send, perCountry, ownOnly, answers }: ApiDoor): Door {
  return { name: `API ${name}`, room: 'api', asks, touches, names, kinds, send, perCountry, ownOnly, answers: answersFor(kinds, { guest: '401', ...answers }) };
}

const get = (path: string): Sent => ({ method: 'GET', path });
const post = (path: string, json: unknown = {}): Sent => ({ method: 'POST', path, json });

/*
 * Every endpoint and what it answers for a row of one's own, of one's own country, of another, and of nowhere. A list asked
 * for another country's rows is empty or narrowed to one's own (200); a write there is 403; what is not there is 404.
 */
export const API_DOORS: Door[] = [
  api('POST /auth/login', {
    asks: ['guest'],
    touches: 'sessions',
    send: () => post('/api/auth/login', { email: 'thor@member.com', password: 'not his password' }),
    answers: { admin: '401', manager: '401', member: '401', guest: '401' },
  }),
  api('POST /auth/logout', {
    asks: ['guest'],
    touches: 'sessions',
    send: () => post('/api/auth/logout'),
    answers: { admin: 'ok', manager: 'ok', member: 'ok', guest: 'ok' },
  }),
  api('GET /restaurants', {
    asks: ['catalog.browse'],
    touches: 'restaurants',
    perCountry: true,
    send: ({ country }) => get(`/api/restaurants?country=${country}`),
    answers: { admin: 'ok', manager: 'ok', member: 'ok' },
  }),
  api('GET /menus', {
    asks: ['catalog.browse'],
    touches: 'dishes',
    names: 'restaurant',
    send: ({ id }) => get(`/api/menus?restaurantId=${id}`),
    answers: { admin: 'ok', manager: 'ok', member: 'ok' },
  }),
  api('GET /cart', { asks: ['cart.use'], touches: 'cart', ownOnly: true, send: () => get('/api/cart'), answers: { admin: 'ok', manager: 'ok', member: 'ok' } }),
  api('POST /cart', {
    asks: ['cart.use'],
    touches: 'cart',
    names: 'dish',
    send: ({ id, country, rows }) => post('/api/cart', { menuId: id, restaurantId: rows.find('restaurant of dish', country), quantity: 1 }),
    answers: { admin: 'ok ok 404', manager: 'ok 403 404', member: 'ok 403 404' },
  }),
  api('DELETE /cart', {
    asks: ['cart.use'],
    touches: 'cart',
    names: 'cart line',
    send: ({ id }) => ({ method: 'DELETE', path: `/api/cart?itemId=${id}` }),
    answers: { admin: 'ok 404 404 404', manager: 'ok 404 404 404', member: 'ok 404 404 404' },
  }),
  api('POST /cart/clear', { asks: ['cart.use'], touches: 'cart', send: () => post('/api/cart/clear'), answers: { admin: 'ok', manager: 'ok', member: 'ok' } }),
  api('GET /orders', {
    asks: ['order.see'],
    touches: 'orders',
    perCountry: true,
    send: ({ country }) => get(`/api/orders?limit=100&country=${country}`),
    answers: { admin: 'ok', manager: 'ok', member: '403' },
  }),
  api('POST /orders', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders',
    names: 'dish',
    send: ({ id, country, rows }) => post('/api/orders', { restaurantId: rows.find('restaurant of dish', country), items: [{ menuId: id, quantity: 1 }] }),
    answers: { admin: 'ok ok 404', manager: 'ok 403 404', member: '403' },
  }),
  api('POST /orders [restaurant]', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders',
    names: 'restaurant',
    // A dish of the own country, so that only the restaurant is foreign: an admin reads that it is not on that menu.
    send: ({ id, who, rows }) => post('/api/orders', { restaurantId: id, items: [{ menuId: rows.find('dish', homeOf(who)), quantity: 1 }] }),
    answers: { admin: 'ok 422 404', manager: 'ok 403 404', member: '403' },
  }),
  api('POST /orders [dish]', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders',
    names: 'dish',
    // At a restaurant of the own country: an admin reads that it has no such dish.
    send: ({ id, who, rows }) => post('/api/orders', { restaurantId: rows.find('restaurant of dish', homeOf(who)), items: [{ menuId: id, quantity: 1 }] }),
    answers: { admin: 'ok 422 404', manager: 'ok 403 404', member: '403' },
  }),
  api('POST /orders [card]', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders, cards',
    names: 'card',
    send: ({ id, who, rows }) =>
      post('/api/orders', { restaurantId: rows.find('restaurant of dish', homeOf(who)), items: [{ menuId: rows.find('dish', homeOf(who)), quantity: 1 }], paymentMethodId: id }),
    answers: { admin: 'ok ok ok 404', manager: 'ok 404 404 404', member: '403' },
  }),
  api('POST /orders/{orderId}/cancel', {
    asks: ['order.cancel'],
    touches: 'orders',
    names: 'order',
    send: ({ id }) => post(`/api/orders/${id}/cancel`),
    answers: { admin: 'ok ok ok 404', manager: 'ok ok 403 404', member: '403' },
  }),
  api('GET /payment-methods', {
    asks: ['payment-method.see'],
    touches: 'cards',
    send: () => get('/api/payment-methods'),
    answers: { admin: 'ok', manager: 'ok', member: 'ok' },
  }),
  api('POST /payment-methods', {
    asks: ['payment-method.add'],
    touches: 'cards',
    names: 'person',
    send: ({ id }) => post('/api/payment-methods', { userId: id, cardLast4: '1111', type: 'debit' }),
    answers: { admin: 'ok ok ok 422', manager: '403', member: '403' },
  }),
];

/** Where each of the cast lives; nobody asks as if from India. */
export const homeOf = (who: string) => (who === 'Captain Marvel' || who === 'Thor' || who === 'nobody' ? 'India' : 'USA');
