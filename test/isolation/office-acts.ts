import { homeOf } from './api-doors';
import { answersFor, type Door, kindsOf, type Sent, type Standing, type Thing } from './door';
import { except, KEPT_BY_STAFF, KEPT_BY_SUPERUSER } from './office-answers';
import { TABLES } from './office-doors';
import { onRow, onRows } from './office-rows';

const CATALOG = { asks: ['office.catalog.keep'], rights: KEPT_BY_STAFF } as const;
const PEOPLE = { asks: ['office.people.keep'], rights: KEPT_BY_SUPERUSER } as const;
const SESSIONS = { asks: ['office.sessions.end'], rights: KEPT_BY_STAFF } as const;
// Nobody locks the own person out.
const LOCKED_OUT = { ...PEOPLE, rights: except(KEPT_BY_SUPERUSER, { superuser: { own: '409' } }) };

/** What is done to rows as business goes. */
export const ACT_DOORS: Door[] = [
  onRow('api_order', 'cancel', { asks: ['order.cancel'], rights: KEPT_BY_STAFF }),
  onRow('api_restaurant', 'activate', { ...CATALOG, thing: 'empty restaurant' }),
  onRow('api_restaurant', 'deactivate', CATALOG),
  onRows('api_restaurant', 'activateChosen', { ...CATALOG, thing: 'empty restaurant' }),
  onRows('api_restaurant', 'deactivateChosen', CATALOG),
  onRow('api_menu', 'sellOut', CATALOG),
  onRow('api_menu', 'putBack', { ...CATALOG, thing: 'new dish' }),
  onRows('api_menu', 'sellOutChosen', CATALOG),
  onRows('api_menu', 'putBackChosen', { ...CATALOG, thing: 'new dish' }),
  onRows('api_menu', 'changePrices', { ...CATALOG, form: { percent: '5' } }),
  onRow('api_user', 'setPassword', { ...PEOPLE, form: { newPassword: 'a long password' } }),
  onRow('api_user', 'endSessions', SESSIONS),
  onRow('api_user', 'activate', { ...PEOPLE, thing: 'newcomer' }),
  onRow('api_user', 'deactivate', LOCKED_OUT),
  onRows('api_user', 'activateChosen', { ...PEOPLE, thing: 'newcomer' }),
  onRows('api_user', 'deactivateChosen', LOCKED_OUT),
  onRow('api_session', 'end', SESSIONS),
  onRows('api_session', 'endAll', SESSIONS),
];

interface Writing {
  asks: Door['asks'];
  names?: Thing;
  form?: (aim: { id: string; country: string; who: string }) => Record<string, string>;
  path?: (aim: { who: string; find(thing: Thing, where: string): string }) => string;
  answers: Partial<Record<Standing, string>>;
}

/** A form whose danger is what it points at: the key of a row of another country, in a row of the own. */
function writing(table: string, action: string, { asks, names, form, path, answers }: Writing): Door {
  const kinds = kindsOf(names);
  const send: Door['send'] = (aim): Sent => ({
    method: 'POST',
    path: `/admin/api/resources/${table}/${path?.({ who: aim.who, find: (thing, where) => aim.rows.find(thing, where) }) ?? `actions/${action.split(' ')[0]}`}`,
    form: form?.(aim) ?? {},
  });
  const written = answersFor(kinds, { outsider: '403', guest: 'login', ...answers });
  return { name: `Office ${table} ${action}`, room: 'office', asks: ['office.enter', ...asks], touches: TABLES[table]!.touches, names, kinds, send, answers: written };
}

const NEW_CLOSED = ['api_order', 'api_orderitem', 'api_cartitem', 'api_session', 'api_auditlog'].map((table) =>
  writing(table, 'new', { asks: ['closed'], answers: { superuser: '403', staff: '403' } }),
);
const person = { name: 'Somebody new', email: 'new@slooze.example', newPassword: 'a long password', role: 'member' };
const csvOf = (table: string, country: string) =>
  table === 'api_restaurant' ? `Name,Country,Description\nEmpty place of ${country},${country},taken over\n` : `Restaurant,Name,Price\nEmpty place of ${country},A dish,5\n`;

/** Rows added or changed by form, and files of them. What points at a row that is not there to see is a mistake in the form. */
export const WRITE_DOORS: Door[] = [
  ...NEW_CLOSED,
  writing('api_restaurant', 'new', { asks: ['office.catalog.keep'], names: 'country', form: ({ id }) => ({ name: 'A new place', country: id }), answers: { superuser: 'ok ok 422', staff: 'ok 422 422' } }),
  writing('api_menu', 'new', { asks: ['office.catalog.keep'], names: 'restaurant', form: ({ id }) => ({ restaurantId: id, name: 'A new dish', price: '5' }), answers: { superuser: 'ok ok 422', staff: 'ok 422 422' } }),
  writing('api_user', 'new', { asks: ['office.people.keep'], names: 'country', form: ({ id }) => ({ ...person, country: id }), answers: { superuser: 'ok ok 422', staff: '403' } }),
  writing('api_country', 'new', { asks: ['office.countries.keep'], form: () => ({ name: 'Germany', currency: 'EUR', locale: 'de-DE', timeZone: 'Europe/Berlin' }), answers: { superuser: 'ok', staff: '403' } }),
  writing('api_paymentmethod', 'new', { asks: ['office.payment-methods.keep'], names: 'person', form: ({ id }) => ({ userId: id, cardLast4: '1111', type: 'debit' }), answers: { superuser: 'ok ok ok 422', staff: '403' } }),
  writing('api_restaurant', 'edit [country]', {
    asks: ['office.catalog.keep'],
    names: 'country',
    path: ({ who, find }) => `records/${find('empty restaurant', homeOf(who))}/edit`,
    form: ({ id }) => ({ country: id }),
    answers: { superuser: 'ok ok 422', staff: 'ok 422 422' },
  }),
  writing('api_restaurant', 'edit [dish inside]', {
    asks: ['office.catalog.keep'],
    names: 'dish',
    path: ({ who, find }) => `records/${find('restaurant of dish' as Thing, homeOf(who))}/edit`,
    form: ({ id }) => ({ 'dishes.0.id': id, 'dishes.0.description': 'taken over' }),
    // A dish is changed inside its own restaurant only, by a superuser too.
    answers: { superuser: 'ok 422 422', staff: 'ok 422 422' },
  }),
  ...['api_restaurant', 'api_menu'].map((table): Door => ({
    ...writing(table, 'importCsv', { asks: ['office.catalog.keep'], form: ({ country }) => ({ csv: csvOf(table, country) }), answers: { superuser: 'ok', staff: 'ok' } }),
    perCountry: true,
  })),
];
