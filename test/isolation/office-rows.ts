import { type Door, kindsOf, type Sent, type Thing } from './door';
import { except, KEPT_BY_NOBODY, KEPT_BY_STAFF, KEPT_BY_SUPERUSER, officeAnswers } from './office-answers';
import { TABLES } from './office-doors';

type Rights = typeof KEPT_BY_STAFF;
type Fields = Record<string, string>;

const record = (table: string, action: string, id: string, method: 'GET' | 'POST', form?: Fields): Sent => ({
  method,
  path: `/admin/api/resources/${table}/records/${encodeURIComponent(id)}/${action}`,
  ...(method === 'POST' && { form: form ?? {} }),
});

const bulk = (table: string, action: string, ids: readonly string[], form: Fields): Sent => ({
  method: 'POST',
  path: `/admin/api/resources/${table}/bulk/${action}?recordIds=${ids.map(encodeURIComponent).join(',')}`,
  form,
});

interface Act {
  asks: Door['asks'];
  rights: Rights;
  thing?: Thing;
  form?: Fields;
  isRead?: boolean;
}

export function onRow(table: string, action: string, { asks, rights, thing = TABLES[table]!.thing, form, isRead }: Act): Door {
  const kinds = kindsOf(thing);
  const send: Door['send'] = ({ id }) => record(table, action, id, isRead ? 'GET' : 'POST', form);
  return { name: `Office ${table} ${action}`, room: 'office', asks: ['office.enter', ...asks], touches: TABLES[table]!.touches, names: thing, kinds, send, answers: officeAnswers(kinds, rights) };
}

export function onRows(table: string, action: string, { asks, rights, thing = TABLES[table]!.thing, form = {} }: Act): Door {
  const kinds = [...kindsOf(thing), 'mixed' as const];
  const send: Door['send'] = ({ ids }) => bulk(table, action, ids, form);
  return { name: `Office ${table} ${action}`, room: 'office', asks: ['office.enter', ...asks], touches: TABLES[table]!.touches, names: thing, kinds, send, answers: officeAnswers(kinds, rights) };
}

const WITH_HISTORY = ['api_order', 'api_paymentmethod', 'api_restaurant', 'api_menu', 'api_user', 'api_country'];

/** A form to change a row, by table; the others are never changed as rows. */
const EDITED: Record<string, Act> = {
  api_restaurant: { asks: ['office.catalog.keep'], rights: KEPT_BY_STAFF, form: { description: 'changed' } },
  api_menu: { asks: ['office.catalog.keep'], rights: KEPT_BY_STAFF, form: { description: 'changed' } },
  api_user: { asks: ['office.people.keep'], rights: KEPT_BY_SUPERUSER, form: { name: 'Somebody else' } },
  api_country: { asks: ['office.countries.keep'], rights: KEPT_BY_SUPERUSER, form: { locale: 'en-ZA' } },
};

const inUse = { own: '409', home: '409', abroad: '409', mixed: '409' };
const DELETED: Record<string, Act> = {
  api_restaurant: { asks: ['office.catalog.keep'], rights: KEPT_BY_STAFF, thing: 'empty restaurant' },
  api_menu: { asks: ['office.catalog.keep'], rights: KEPT_BY_STAFF, thing: 'new dish' },
  api_user: { asks: ['office.people.keep'], rights: KEPT_BY_SUPERUSER, thing: 'newcomer' },
  api_country: { asks: ['office.countries.keep'], rights: except(KEPT_BY_SUPERUSER, { superuser: inUse }) },
  api_paymentmethod: { asks: ['office.payment-methods.keep'], rights: KEPT_BY_SUPERUSER, thing: 'spare card' },
};

const CLOSED: Act = { asks: ['closed'], rights: KEPT_BY_NOBODY };

/** What every table has for one row, or several: most of it closed on most tables. */
export const ROW_DOORS: Door[] = Object.entries(TABLES).flatMap(([table, { see }]) => [
  onRow(table, 'show', { asks: [see], rights: KEPT_BY_STAFF, isRead: true }),
  ...(WITH_HISTORY.includes(table) ? [onRow(table, 'history', { asks: [see, 'office.audit.see'], rights: KEPT_BY_STAFF, isRead: true })] : []),
  onRow(table, 'edit', EDITED[table] ?? CLOSED),
  onRow(table, 'delete', DELETED[table] ?? CLOSED),
  onRows(table, 'bulkDelete', DELETED[table] ?? CLOSED),
]);
