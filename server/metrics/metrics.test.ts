import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDatabase } from '../../test/postgres';
import { Browser } from '../../test/http';
import { readMetrics, valueOf } from '../../test/metrics';
import { freePort } from '../../scripts/ports';
import { failToStart, type RunningServer, startServer, urlsOf } from '../../test/running-server';

let server: RunningServer;
let port: number;

beforeAll(async () => {
  port = await freePort();
  server = await startServer({ env: { METRICS_PORT: String(port) } });
});
afterAll(() => server.stop());

const ordersIn = async (country: string) => valueOf(await readMetrics(port), 'slooze_orders_placed_total', { country }) ?? 0;
const requestsTo = async (labels: Record<string, string>) => valueOf(await readMetrics(port), 'slooze_http_request_duration_seconds_count', labels) ?? 0;

async function call(token: string | null, method: string, path: string, body?: object, headers = {}) {
  const known: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return fetch(server.origin + path, { method, headers: { 'content-type': 'application/json', ...known, ...headers }, body: body && JSON.stringify(body) });
}

async function signIn(email: string, password: string): Promise<string> {
  const { token } = (await (await call(null, 'POST', '/api/auth/login', { email, password })).json()) as { token: string };
  return token;
}

test('the metrics are answered at their own port and nowhere else', async () => {
  expect((await readMetrics(port)).length).toBeGreaterThan(15);
  expect((await fetch(`http://127.0.0.1:${port}/login`)).status).toBe(404);
  const site = await fetch(`${server.origin}/metrics`);
  expect(site.status).toBe(404);
  expect(await site.text()).not.toContain('slooze_http_request_duration_seconds');
});

test('requests are told by the pattern of their address, by method and by kind of answer', async () => {
  const marvel = new Browser(server.origin);
  await marvel.signIn('captainmarvel@manager.com', 'manager123');
  const id = randomUUID();
  for (const path of [`/restaurants/${id}`, `/orders/${id}?secret=word`, `/orders/${id}.data`, `/made-up/${id}`, `/api/made-up/${id}`, `/admin/resources/${id}`, '/pictures/pizza.svg', '/assets/none.js']) {
    await (await marvel.get(path)).text();
  }
  await vi.waitUntil(async () => (await requestsTo({ route: '/assets/*' })) > 0);
  expect(await requestsTo({ route: '/login', method: 'POST', status: '3xx' })).toBe(1);
  expect(await requestsTo({ route: '/restaurants/:id', method: 'GET', status: '4xx' })).toBe(1);
  expect(await requestsTo({ route: '/orders/:id', method: 'GET', status: '4xx' })).toBe(2);
  expect(await requestsTo({ route: '/pictures/:file', status: '2xx' })).toBe(1);
  for (const route of ['/*', '/api/*', '/admin/*']) expect(await requestsTo({ route }), route).toBeGreaterThan(0);
  const told = JSON.stringify(await readMetrics(port));
  for (const word of [id, 'made-up', 'word', 'marvel', 'Marvel']) expect(told).not.toContain(word);
});

test('an order counts once in its country, whoever repeats it; a refused one does not', async () => {
  const marvel = await signIn('captainmarvel@manager.com', 'manager123');
  const [restaurant] = (await (await call(marvel, 'GET', '/api/restaurants')).json()) as { id: string }[];
  const [dish] = (await (await call(marvel, 'GET', `/api/menus?restaurantId=${restaurant!.id}`)).json()) as { id: string; price: number }[];
  const order = (price: number, key: string) =>
    call(marvel, 'POST', '/api/orders', { restaurantId: restaurant!.id, items: [{ menuId: dish!.id, quantity: 1, price }] }, { 'idempotency-key': key });
  const key = randomUUID();
  const placed = await order(dish!.price, key);
  expect(placed.status).toBe(200);
  const { id } = (await placed.json()) as { id: string };
  expect((await order(dish!.price, key)).headers.get('idempotent-replayed')).toBe('true');
  expect((await order(dish!.price + 1, randomUUID())).status).toBe(409);
  expect([await ordersIn('India'), await ordersIn('USA')]).toEqual([1, 0]);
  for (const status of [200, 409]) expect((await call(marvel, 'POST', `/api/orders/${id}/cancel`, {})).status).toBe(status);
  expect(valueOf(await readMetrics(port), 'slooze_orders_cancelled_total', { country: 'India' })).toBe(1);
});

test('attempts to sign in are told by how they ended', async () => {
  const count = async (outcome: string) => valueOf(await readMetrics(port), 'slooze_sign_ins_total', { outcome });
  const [right, wrong] = [await count('right'), await count('wrong')];
  await signIn('travis@member.com', 'member123');
  for (let time = 0; time < 7; time++) await call(null, 'POST', '/api/auth/login', { email: 'thanos@member.com', password: 'a guess' });
  expect([await count('right'), await count('wrong'), await count('throttled')]).toEqual([right! + 1, wrong! + 5, 2]);
});

test('pool, catalog and event loop are told as they stand', async () => {
  const thor = await signIn('thor@member.com', 'member123');
  const fromMemory = async () => valueOf(await readMetrics(port), 'slooze_catalog_reads_total', { source: 'memory' })!;
  await vi.waitUntil(async () => valueOf(await readMetrics(port), 'slooze_catalog_trusted') === 1, { timeout: 30_000 });
  await call(thor, 'GET', '/api/restaurants');
  const before = await fromMemory();
  await call(thor, 'GET', '/api/restaurants');
  expect(await fromMemory()).toBeGreaterThan(before);
  const samples = await readMetrics(port);
  for (const name of ['slooze_pool_connections_max', 'slooze_catalog_bytes', 'process_cpu_seconds_total', 'process_resident_memory_bytes']) {
    expect(valueOf(samples, name), name).toBeGreaterThan(0);
  }
  expect(valueOf(samples, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  expect(valueOf(samples, 'slooze_pool_waiting')).toBe(0);
  expect(valueOf(samples, 'slooze_pool_connections', { state: 'idle' })).toBeGreaterThan(0);
});

test('a port for the metrics that is taken is told in clear words', async () => {
  const database = await createDatabase('slooze_template');
  const refused = await failToStart({ ...urlsOf(database), DEMO_DATA: 'true', PORT: '0', METRICS_PORT: String(port) });
  await database.drop();
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port} is taken`) });
  expect(refused.output).toContain('METRICS_PORT=');
});
