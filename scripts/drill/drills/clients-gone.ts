import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Drill, never } from '../drill';
import { Ledger } from '../ledger';
import { anyOf, untilKnown } from '../ordering';
import { gather, type Person } from '../people';
import { noRestarts, promisesKept } from '../promises';
import type { Scene } from '../scene';

const AT_ONCE = 20;

export const clientsGone: Drill = {
  id: 'R19',
  fault: 'clients go away in the middle',
  how: '1,000 orders and pages whose connection is closed 0 to 30 ms after they were sent; every order is then asked for again with its key',
  async run(stage) {
    const scene = await stage.open();
    const caller = scene.caller();
    const people = (await gather(caller)).filter(({ role }) => role !== 'member');
    const ledger = new Ledger();
    const aborts = stage.isQuick ? 200 : 1_000;
    for (let sent = 0; sent < aborts; sent += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => leaveEarly(scene, anyOf(people), ledger)));
    }
    let left = await connections(scene);
    for (let tries = 50; tries > 0 && left.open > 0; tries--, left = await connections(scene)) await sleep(200);
    const before = await ordersThere(scene);
    for (const entry of ledger.entries) {
      const answer = await untilKnown({ isOpen: () => true }, () => caller.call({ operation: 'order', method: 'POST', path: '/api/orders', token: entry.person.token, json: bodyFor(entry.person), key: entry.key, good: [200, 409] }));
      const { id, totalAmount } = JSON.parse(answer.body) as { id: string; totalAmount: number };
      ledger.acknowledge(entry, id, Math.round(totalAmount * 100));
    }
    const asked = ledger.entries.length;
    return [
      { what: 'clients gone', measured: aborts, least: aborts },
      { what: 'orders made although nobody waited', measured: before, least: 0 },
      never('orders more or fewer than keys', Math.abs((await ordersThere(scene)) - asked)),
      never('transactions left open', left.open),
      { what: 'connections to the database', measured: left.all, most: 10 },
      noRestarts(scene),
      ...(await promisesKept(scene, { ledger, stop: async () => undefined })),
    ];
  },
};

const bodyFor = ({ dishes: [dish] }: Person) => ({ restaurantId: dish!.restaurantId, items: [{ menuId: dish!.id, quantity: 2 }] });

/** Sends an order or asks for a page, and goes before there is an answer. */
async function leaveEarly({ instance }: Scene, person: Person, ledger: Ledger): Promise<void> {
  const isOrder = Math.random() < 0.6;
  const body = isOrder ? JSON.stringify(bodyFor(person)) : '';
  const headers = isOrder
    ? { authorization: `Bearer ${person.token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': ledger.ask(person, randomUUID()).key }
    : { cookie: `auth_token=${person.token}`, accept: 'text/html' };
  const request = http.request(new URL(isOrder ? '/api/orders' : '/restaurants', instance.origin), { method: isOrder ? 'POST' : 'GET', headers, agent: false });
  request.on('error', () => undefined).on('response', (response) => response.resume().on('error', () => undefined));
  request.end(body);
  await sleep(Math.random() * 30);
  request.destroy();
}

async function connections({ database }: Scene): Promise<{ open: number; all: number }> {
  const [row] = await database.ask<{ open: number; all: number }>(
    `SELECT count(*) FILTER (WHERE state LIKE 'idle in transaction%')::int AS open, count(*)::int AS all FROM pg_stat_activity WHERE application_name = 'slooze'`,
  );
  return row!;
}

async function ordersThere({ database }: Scene): Promise<number> {
  const [row] = await database.ask<{ orders: number }>('SELECT count(*)::int AS orders FROM api_order');
  return row!.orders;
}
