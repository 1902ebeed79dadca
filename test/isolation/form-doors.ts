import { homeOf } from './api-doors';
import { type Aim, answersFor, type Door, kindsOf, type Kind, type Standing, type Thing } from './door';

interface Form {
  asks: Door['asks'];
  touches: string;
  names?: Thing;
  kinds?: readonly Kind[];
  /** Where it is sent, and what it says beside its intent. */
  path?: (aim: Aim) => string;
  says?: (aim: Aim) => Record<string, string>;
  answers: Partial<Record<Standing, string>>;
}

function form(path: string, intent: string, { asks, touches, names, kinds = kindsOf(names), says, answers, ...given }: Form): Door {
  const where = given.path ?? (() => path);
  const send: Door['send'] = (aim) => ({ method: 'POST', path: where(aim), form: { ...(intent !== 'sign-in' && { intent }), ...says?.(aim) } });
  // Who is not signed in is refused, whatever the form says: there is no page to come back to.
  return { name: `Form ${path} ${intent}`, room: 'site', asks, touches, names, kinds, send, answers: answersFor(kinds, { guest: '401', ...answers }) };
}

const everybody = { admin: 'ok', manager: 'ok', member: 'ok' };
const own = { admin: 'ok 404 404 404', manager: 'ok 404 404 404', member: 'ok 404 404 404' };

/** Every form of the site, by the intents of its action. */
export const FORM_DOORS: Door[] = [
  form('/login', 'sign-in', {
    asks: ['guest'],
    touches: 'sessions',
    says: () => ({ email: 'thor@member.com', password: 'not his password' }),
    // Whoever is signed in already stays who they are.
    answers: { ...everybody, guest: '401' },
  }),
  form('/logout', 'sign-out', { asks: ['guest'], touches: 'sessions', answers: { admin: 'login', manager: 'login', member: 'login', guest: 'login' } }),
  form('/theme', 'choose', { asks: ['guest'], touches: 'nothing', says: () => ({ theme: 'dark' }), answers: { ...everybody, guest: 'ok' } }),
  form('/cart', 'add', {
    asks: ['cart.use'],
    touches: 'cart',
    names: 'dish',
    says: ({ id, country, rows }) => ({ menuId: id, restaurantId: rows.find('restaurant of dish', country), quantity: '1' }),
    answers: { admin: 'ok ok 404', manager: 'ok 403 404', member: 'ok 403 404' },
  }),
  form('/cart', 'set', { asks: ['cart.use'], touches: 'cart', names: 'cart line', says: ({ id }) => ({ itemId: id, quantity: '3' }), answers: own }),
  form('/cart', 'remove', { asks: ['cart.use'], touches: 'cart', names: 'cart line', says: ({ id }) => ({ itemId: id }), answers: own }),
  form('/list', 'take', {
    asks: ['cart.use', 'catalog.browse'],
    touches: 'cart',
    names: 'dish',
    path: ({ id }) => `/list?dishes=${id}.1`,
    says: ({ id }) => ({ dishes: `${id}.1`, key: crypto.randomUUID() }),
    // A dish of another country is as unknown as one that never was: there is nothing to take.
    answers: { admin: 'ok ok 409', manager: 'ok 409 409', member: 'ok 409 409' },
  }),
  form('/checkout/:restaurantId', 'order', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders, cart',
    names: 'restaurant in cart',
    path: ({ id }) => `/checkout/${id}`,
    says: ({ id, country, rows }) => ({ restaurantId: id, agreedTotal: rows.find('price in cart', country), key: crypto.randomUUID() }),
    // Whoever has nothing of it in the cart (any more) is told so, once the country is known to be theirs.
    answers: { admin: 'ok ok 409', manager: 'ok 403 409', member: '403' },
  }),
  form('/checkout/:restaurantId', 'order [card]', {
    asks: ['order.place', 'payment-method.use'],
    touches: 'orders, cards',
    names: 'card',
    path: ({ who, rows }) => `/checkout/${rows.find('restaurant in cart', homeOf(who))}`,
    says: ({ id, who, rows }) => ({
      intent: 'order',
      restaurantId: rows.find('restaurant in cart', homeOf(who)),
      agreedTotal: rows.find('price in cart', homeOf(who)),
      paymentMethodId: id,
      key: crypto.randomUUID(),
    }),
    answers: { admin: 'ok ok ok 404', manager: 'ok 404 404 404', member: '403' },
  }),
  form('/checkout/:restaurantId', 'accept-prices', {
    asks: ['order.place'],
    touches: 'cart',
    names: 'restaurant in cart',
    path: ({ id }) => `/checkout/${id}`,
    says: ({ id }) => ({ restaurantId: id }),
    // Where the own cart has no lines of it there is nothing to do; the next page says so.
    answers: { admin: 'ok', manager: 'ok 403 ok', member: '403' },
  }),
  form('/orders/:id', 'cancel', {
    asks: ['order.cancel'],
    touches: 'orders',
    names: 'order',
    path: ({ id }) => `/orders/${id}`,
    answers: { admin: 'ok ok ok 404', manager: 'ok ok 403 404', member: '403' },
  }),
  form('/orders/:id', 'again', {
    asks: ['order.see', 'cart.use'],
    touches: 'orders, cart',
    names: 'order',
    path: ({ id }) => `/orders/${id}`,
    says: () => ({ key: crypto.randomUUID() }),
    answers: { admin: 'ok ok ok 404', manager: 'ok ok 404 404', member: '403' },
  }),
  form('/payment-methods', 'add', {
    asks: ['payment-method.add'],
    touches: 'cards',
    names: 'person',
    says: ({ id }) => ({ userId: id, cardLast4: '1111', type: 'debit' }),
    answers: { admin: 'ok ok ok 422', manager: '403', member: '403' },
  }),
  form('/account', 'name', { asks: ['account.keep'], touches: 'people', says: () => ({ name: 'Another name' }), answers: everybody }),
  form('/account', 'password', {
    asks: ['account.keep'],
    touches: 'people',
    says: () => ({ current: 'not the password', next: 'a new one!', repeat: 'a new one!' }),
    answers: { admin: '422', manager: '422', member: '422' },
  }),
  form('/account', 'end-session', { asks: ['account.keep'], touches: 'sessions', names: 'session', says: ({ id }) => ({ sessionId: id }), answers: own }),
  form('/account', 'end-all', { asks: ['account.keep'], touches: 'sessions', answers: { admin: 'login', manager: 'login', member: 'login' } }),
];
