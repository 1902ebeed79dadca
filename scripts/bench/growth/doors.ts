import { credentialsOf, type Who } from '../world';

/** One address whose time must not grow with the data. */
export interface Door {
  name: string;
  path: string;
  who: Who;
  body?: object;
}

const page = (who: Who, path: string, what = path): Door => ({ name: `${what}, ${who}`, path, who });
const office = (table: string, query = ''): Door => page('Nick Fury', `/admin/api/resources/api_${table}/actions/list${query}`, `back office: ${table}${query}`);

const PAGES = [
  page('Thor', '/restaurants'),
  page('Thor', '/restaurants?search=naan'),
  page('Nick Fury', '/restaurants'),
  page('Nick Fury', '/restaurants?search=naan'),
  page('Nick Fury', '/restaurants?country=UK'),
  page('Thor', '/dashboard'),
  page('Captain Marvel', '/dashboard'),
  page('Nick Fury', '/dashboard'),
  page('Captain Marvel', '/orders'),
  page('Captain Marvel', '/orders?status=cancelled'),
  page('Captain Marvel', '/orders?status=pending'),
  page('Captain Marvel', '/orders?from=2020-01-01&to=2099-12-31'),
  page('Nick Fury', '/orders'),
  page('Nick Fury', '/orders?country=UK&status=cancelled'),
  page('Captain Marvel', '/cart'),
  page('Captain Marvel', '/payment-methods'),
  page('Nick Fury', '/payment-methods'),
  page('Captain Marvel', '/account'),
];

const API = [
  page('Thor', '/api/cart', 'API: a request with a session'),
  page('Thor', '/api/restaurants', 'API: restaurants'),
  page('Thor', '/api/menus', 'API: all dishes'),
  page('Captain Marvel', '/api/orders?limit=50', 'API: orders'),
  page('Nick Fury', '/api/orders?limit=50', 'API: orders'),
  page('Nick Fury', '/api/payment-methods', 'API: payment methods'),
  { ...page('Travis', '/api/auth/login', 'API: sign in'), body: credentialsOf('Travis') },
];

const TABLES = ['order', 'orderitem', 'paymentmethod', 'cartitem', 'restaurant', 'menu', 'user', 'country', 'session', 'auditlog'];

const OFFICE = [
  page('Nick Fury', '/admin', 'back office: overview'),
  page('Nick Fury', '/admin/api/dashboard', 'back office: figures of the overview'),
  ...TABLES.map((table) => office(table)),
  ...['order', 'restaurant', 'menu', 'user'].map((table) => office(table, '?filters.q=naan')),
];

export const DOORS: Door[] = [...PAGES, ...API, ...OFFICE];
