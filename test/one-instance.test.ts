import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { Browser } from './http';
import { startServer } from './running-server';

const POOL = 3;

test('all doors of the built server share one pool, beside the one connection that listens', async () => {
  const server = await startServer({ env: { DATABASE_POOL_SIZE: String(POOL) } });
  const watcher = new pg.Client({ connectionString: server.ownerUrl });
  await watcher.connect();
  try {
    const fury = new Browser(server.origin);
    await fury.signIn('nickfury@admin.com', 'admin123');
    let most = 0;
    const doors = ['/restaurants', '/orders', '/admin/api/resources/api_restaurant/actions/list', '/admin/api/dashboard'];
    const visits = Array.from({ length: 40 }, (_, visit) =>
      fury.get(doors[visit % doors.length]!, { 'sec-fetch-site': 'same-origin' }).then((response) => response.status),
    );
    const done = Promise.all(visits);
    const count = async () => {
      const { rows } = await watcher.query<{ count: number }>(
        `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'slooze-listening'`,
      );
      most = Math.max(most, rows[0]!.count);
    };
    const watching = setInterval(() => void count(), 10);
    expect(new Set(await done)).toEqual(new Set([200]));
    clearInterval(watching);
    await count();
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(POOL);
  } finally {
    await watcher.end();
    await server.stop();
  }
});

test('the site’s bundle holds neither models nor a connection; the host’s bundles hold each model once', () => {
  const site = readFileSync('build/server/index.js', 'utf8');
  expect(site).not.toMatch(/from ["'](sequelize|pg)["']/);
  const host = readdirSync('build')
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(`build/${file}`, 'utf8'))
    .join('\n');
  for (const model of ['User', 'Restaurant', 'Menu', 'CartItem', 'Order', 'OrderItem', 'PaymentMethod', 'Session']) {
    expect(host.match(new RegExp(`\\b${model}\\d* = class extends Model`, 'g')) ?? [], model).toHaveLength(1);
  }
});
