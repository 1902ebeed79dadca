import { Router as AdminRouter, type BaseResource } from 'adminjs';
import { officeResources, type OfficeShop } from '../../admin/resources';
import { ENDPOINTS } from '../../api/endpoints';
import siteRoutes from '../../app/routes';
import { connect, disconnect } from '../../db';
import { askSql, runSql } from '../postgres';

export interface Address {
  method: string;
  path: string;
}

const OFFICE_ACTIONS = ['list', 'search', 'show', 'edit', 'new', 'delete', 'bulkDelete'];

/** Every address of every door, filled in with rows that exist; for the unsafe ones also those that take no GET. */
export async function addressesOf(ownerUrl: string): Promise<Address[]> {
  const ids = await firstIds(ownerUrl);
  // The tables of the back office are described by their models, which know their columns once they are connected.
  connect({ url: ownerUrl, poolSize: 1 });
  const office = officeAddresses(ids);
  await disconnect();
  return [...siteAddresses(ids), ...apiAddresses(ids), ...office, { method: 'GET', path: '/health' }, { method: 'GET', path: '/docs/' }];
}

type Ids = Record<string, string>;

/** An id of each table, so that an address that should act has something to act upon. */
async function firstIds(ownerUrl: string): Promise<Ids> {
  const ids: Ids = {};
  for (const table of ['user', 'restaurant', 'menu', 'cartitem', 'order', 'orderitem', 'paymentmethod', 'session', 'auditlog']) {
    const [row] = await askSql<{ id: string }>(ownerUrl, `SELECT id::text FROM api_${table} ORDER BY id DESC LIMIT 1`);
    ids[`api_${table}`] = row!.id;
  }
  return { ...ids, api_country: 'India' };
}

function siteAddresses(ids: Ids): Address[] {
  const paths = siteRoutes.map(({ path = '' }) => `/${path}`).map((path) => {
    const id = (path.startsWith('/orders') ? ids.api_order : ids.api_restaurant)!;
    return path.replace(/:\w+/, id).replace('*', 'nowhere');
  });
  return paths.flatMap((path) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) => [path, `${path === '/' ? '/_root' : path}.data`].map((each) => ({ method, path: each }))));
}

const apiAddresses = (ids: Ids): Address[] =>
  ENDPOINTS.flatMap(({ path, method }) => {
    const filled = `/api${path.replace('{orderId}', ids.api_order!)}`;
    return [{ method: 'GET', path: `${filled}?itemId=${ids.api_cartitem}` }, ...(method === 'GET' ? [] : [{ method, path: `${filled}?itemId=${ids.api_cartitem}` }])];
  });

/** AdminJS's own table of routes, over every table and action of ours. */
function officeAddresses(ids: Ids): Address[] {
  const tables = officeResources({} as OfficeShop).map(({ resource, options }) => ({
    table: (resource as BaseResource).id(),
    actions: new Set([...OFFICE_ACTIONS, ...Object.keys(options?.actions ?? {})]),
  }));
  return AdminRouter.routes.flatMap(({ method, path }) =>
    tables.flatMap(({ table, actions }) =>
      [...actions].map((action) => {
        const id = encodeURIComponent(ids[table]!);
        const filled = path.replace('{resourceId}', table).replace('{recordId}', id).replace('{action}', action).replace('{query}', 'x').replace('{pageName}', 'x');
        return { method, path: `/admin${filled}${path.includes('bulk') ? `?recordIds=${id}` : ''}` };
      }),
    ),
  ).concat(tables.map(({ table }) => ({ method: 'GET', path: `/admin/export/${table}.csv` })));
}

/** Sessions, orders, carts and history to lose. */
export async function furnish(ownerUrl: string): Promise<void> {
  await runSql(
    ownerUrl,
    `INSERT INTO api_cartitem (user_id, menu_id, restaurant_id, quantity, price)
     SELECT u.id, m.id, r.id, 1, m.price FROM api_user u JOIN api_restaurant r ON r.country = u.country OR u.role = 'admin' JOIN api_menu m ON m.restaurant_id = r.id`,
    `INSERT INTO api_order (user_id, restaurant_id, country, currency, payment_method_id, total_amount, status)
     SELECT p.user_id, r.id, r.country, c.currency, p.id, 100, 'confirmed' FROM api_paymentmethod p JOIN api_user u ON u.id = p.user_id
     JOIN api_restaurant r ON r.country = u.country JOIN api_country c ON c.name = r.country`,
    `INSERT INTO api_orderitem (order_id, menu_id, name, quantity, price)
     SELECT o.id, (SELECT m.id FROM api_menu m WHERE m.restaurant_id = o.restaurant_id LIMIT 1), 'Dish', 1, 100 FROM api_order o`,
    `INSERT INTO api_auditlog (action, object_type, object_id, country, actor_id) SELECT 'user.rename', 'user', id, country, id FROM api_user`,
  );
}

/**
 * Everything the database holds, but when sessions were seen, how many attempts were counted, and what readers of best
 * sellers add up: the same sums in fewer rows.
 */
export async function wholeDatabase(ownerUrl: string): Promise<string> {
  const tables = await askSql<{ name: string }>(ownerUrl, `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname LIKE 'api\\_%' AND relname NOT IN ('api_throttle', 'api_bestseller', 'api_bestsellerday', 'api_sale') ORDER BY 1`);
  const prints = [];
  for (const { name } of tables) {
    const rows = `SELECT string_agg((to_jsonb(t) - 'last_seen_at')::text, E'\\n' ORDER BY (to_jsonb(t) - 'last_seen_at')::text) AS all FROM ${name} t`;
    const [row] = await askSql<{ all: string | null }>(ownerUrl, rows);
    prints.push(`${name}: ${row!.all}`);
  }
  return prints.join('\n');
}
