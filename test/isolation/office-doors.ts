import type { Ability } from '../../domain/rules/policy';
import { answersFor, type Door, type Sent, type Standing, type Thing } from './door';

/** A table of the back office: what one row of it is, and who may look. */
interface Table {
  thing: Thing;
  see: Ability;
  touches: string;
  /** Which columns lists may ask for a country by. */
  byCountry?: boolean;
  /** What the search box looks for; rows of a country carry its name. */
  finds?: (country: string) => string;
}

export const TABLES: Record<string, Table> = {
  api_order: { thing: 'order', see: 'office.orders.see', touches: 'orders', byCountry: true, finds: (country) => `of ${country}` },
  api_paymentmethod: { thing: 'card', see: 'office.payment-methods.see', touches: 'cards', finds: (country) => `of ${country}` },
  api_orderitem: { thing: 'order line', see: 'office.orders.see', touches: 'order lines', finds: () => 'a' },
  api_cartitem: { thing: 'cart line', see: 'office.carts.see', touches: 'carts', finds: (country) => `of ${country}` },
  api_restaurant: { thing: 'restaurant', see: 'office.catalog.keep', touches: 'restaurants', byCountry: true, finds: (country) => `of ${country}` },
  api_menu: { thing: 'dish', see: 'office.catalog.keep', touches: 'dishes', finds: (country) => `of ${country}` },
  api_user: { thing: 'person', see: 'office.people.see', touches: 'people', byCountry: true, finds: (country) => `of ${country}` },
  api_country: { thing: 'country', see: 'office.countries.see', touches: 'countries', finds: (country) => country },
  api_session: { thing: 'session', see: 'office.sessions.see', touches: 'sessions', finds: (country) => `of ${country}` },
  api_auditlog: { thing: 'audit entry', see: 'office.audit.see', touches: 'the audit trail', byCountry: true, finds: (country) => country },
};

const OPEN: Partial<Record<Standing, string>> = { superuser: 'ok', staff: 'ok', outsider: '403', guest: 'login' };
const get = (path: string): Sent => ({ method: 'GET', path: `/admin${path}` });

const resource = (table: string, action: string) => `/api/resources/${table}/actions/${action}`;

/** What names no row: lists, searches, exports, and the pages around them. A staff manager's hold the own country, whatever is asked for. */
export const LIST_DOORS: Door[] = Object.entries(TABLES).flatMap(([table, { see, touches, byCountry, finds }]) => {
  const door = { room: 'office', asks: ['office.enter', see], touches, kinds: ['any'], answers: answersFor(['any'], OPEN) } as const;
  const query = (country: string) => (byCountry ? `&filters.country=${country}` : `&filters.q=${encodeURIComponent(finds!(country))}`);
  return [
    { ...door, name: `Office ${table} list`, perCountry: true, send: ({ country }) => get(resource(table, `list?perPage=100${query(country)}`)) },
    { ...door, name: `Office ${table} list [all]`, send: () => get(resource(table, 'list?perPage=100')) },
    { ...door, name: `Office ${table} search`, perCountry: true, send: ({ country }) => get(resource(table, `search/${encodeURIComponent(finds!(country))}`)) },
    { ...door, name: `Office ${table} export`, perCountry: true, send: ({ country }) => get(`/export/${table}.csv?${query(country).slice(1)}`) },
  ];
});
