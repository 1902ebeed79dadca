import { request } from 'node:http';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { QueryTypes } from 'sequelize';
import { Order, sequelize } from '../../db';
import { useApi } from './running-api';

const api = useApi();

const naans = async (quantity = 1, more: object = {}) => {
  const { id: menuId, restaurantId } = await api.world.dish('Garlic Naan');
  return { restaurantId, items: [{ menuId, quantity }], ...more };
};
const withKey = (key: string) => ({ 'idempotency-key': key });

/** Holds up whoever orders the dish, from a connection of its own, until `release`; no clock involved. */
async function holdUp(dish: string) {
  const { id } = await api.world.dish(dish);
  const client = new pg.Client({ connectionString: api.world.url });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM api_menu WHERE id = $1 FOR UPDATE', [id]);
  return {
    /** Resolves once somebody waits for the dish. */
    async until(waiting: number) {
      for (;;) {
        const { rows } = await client.query(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`);
        if (rows[0].n >= waiting) return;
      }
    },
    async release() {
      await client.query('ROLLBACK');
      await client.end();
    },
  };
}

describe('an order with an Idempotency-Key', () => {
  test('is placed once: the same key and body give the same answer again, marked as replayed', async () => {
    const marvel = await api.as('captainMarvel');
    const first = await marvel.post('/orders', await naans(2), withKey('lunch'));
    const before = await api.fingerprint();
    const second = await marvel.post('/orders', await naans(2), withKey('lunch'));
    expect([first.status, first.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect([second.status, second.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect(second.text).toBe(first.text);
    expect(await api.fingerprint()).toBe(before);
  });

  test('is the same body however it is written', async () => {
    const marvel = await api.as('captainMarvel');
    const { restaurantId, items } = await naans();
    await marvel.post('/orders', { restaurantId, items }, withKey('lunch'));
    const again = await marvel.post('/orders', JSON.stringify({ items, restaurantId: restaurantId.toUpperCase() }, null, 4), withKey('lunch'));
    expect(again.headers['idempotent-replayed']).toBe('true');
  });

  test('keeps its first answer when the order has moved on since', async () => {
    const marvel = await api.as('captainMarvel');
    const first = await marvel.post('/orders', await naans(), withKey('lunch'));
    await marvel.post(`/orders/${first.body.id}/cancel`);
    const again = await marvel.post('/orders', await naans(), withKey('lunch'));
    expect([again.body.status, again.text]).toEqual(['confirmed', first.text]);
  });

  test('refuses another body with 422, and places nothing', async () => {
    const marvel = await api.as('captainMarvel');
    const { body } = await marvel.post('/orders', await naans(1), withKey('lunch'));
    const before = await api.fingerprint();
    for (const attempt of [marvel.post('/orders', await naans(2), withKey('lunch')), marvel.post(`/orders/${body.id}/cancel`, {}, withKey('lunch'))]) {
      const answer = await attempt;
      expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
        422,
        'idempotency_key_reused',
        [{ loc: ['header', 'Idempotency-Key'], msg: 'This idempotency key was used for another request.', type: 'idempotency_key_reused' }],
      ]);
    }
    expect(await api.fingerprint()).toBe(before);
  });

  test('is 409 with Retry-After while the first is still being worked on, and then gives its answer', async () => {
    const marvel = await api.as('captainMarvel');
    const body = await naans();
    const dish = await holdUp('Garlic Naan');
    const first = marvel.post('/orders', body, withKey('lunch'));
    await dish.until(1);
    const meanwhile = await marvel.post('/orders', body, withKey('lunch'));
    expect([meanwhile.status, meanwhile.body.code, meanwhile.headers['retry-after']]).toEqual([409, 'in_flight', '1']);
    expect(meanwhile.body.detail).toBe('The same request is still being worked on. Please try again.');
    await dish.release();
    const { status, text } = await first;
    expect(status).toBe(200);
    const later = await marvel.post('/orders', body, withKey('lunch'));
    expect([later.headers['idempotent-replayed'], later.text]).toEqual(['true', text]);
    expect(await Order.count()).toBe(1);
  });

  test('another person’s key is another key, also while the first is in flight', async () => {
    const [marvel, fury] = [await api.as('captainMarvel'), await api.as('nickFury')];
    const dosa = await api.world.dish('Masala Dosa');
    const dish = await holdUp('Garlic Naan');
    const first = marvel.post('/orders', await naans(), withKey('lunch'));
    await dish.until(1);
    const other = await fury.post('/orders', { restaurantId: dosa.restaurantId, items: [{ menuId: dosa.id, quantity: 1 }] }, withKey('lunch'));
    await dish.release();
    const both = [await first, other];
    expect(both.map(({ status, headers }) => [status, headers['idempotent-replayed']])).toEqual([[200, undefined], [200, undefined]]);
    expect(await Order.count()).toBe(2);
  });

  test('keeps no refusal: the same key works once the reason is gone', async () => {
    const marvel = await api.as('captainMarvel');
    expect((await marvel.post('/orders', await naans(1, { totalAmount: 1 }), withKey('lunch'))).status).toBe(409);
    expect((await marvel.post('/orders', { ...(await naans()), items: [] }, withKey('lunch'))).status).toBe(422);
    expect(await sequelize().query('SELECT key FROM api_idempotencykey', { type: QueryTypes.SELECT })).toEqual([]);
    const { status, headers } = await marvel.post('/orders', await naans(1, { totalAmount: 60 }), withKey('lunch'));
    expect([status, headers['idempotent-replayed']]).toEqual([200, undefined]);
  });

  test('finds the order of a client that hung up before the answer', async () => {
    const marvel = await api.as('captainMarvel');
    const dish = await holdUp('Garlic Naan');
    const body = JSON.stringify(await naans());
    const hangingUp = request(`${api.origin}/api/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${marvel.token}`, 'content-type': 'application/json', 'content-length': body.length, ...withKey('lunch') },
    });
    hangingUp.on('error', () => undefined);
    hangingUp.end(body);
    await dish.until(1);
    hangingUp.destroy();
    await dish.release();
    await expect.poll(() => Order.count()).toBe(1);
    const again = await marvel.post('/orders', body, withKey('lunch'));
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect(await Order.count()).toBe(1);
  });

  test('is forgotten after 24 hours and not before', async () => {
    const marvel = await api.as('captainMarvel');
    const first = await marvel.post('/orders', await naans(), withKey('lunch'));
    const age = (interval: string) => sequelize().query(`UPDATE api_idempotencykey SET created_at = now() - interval '${interval}'`);
    await age('23 hours 59 minutes');
    expect((await marvel.post('/orders', await naans(), withKey('lunch'))).text).toBe(first.text);
    await age('24 hours 1 second');
    const fresh = await marvel.post('/orders', await naans(), withKey('lunch'));
    expect([fresh.status, fresh.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect(fresh.body.id).not.toBe(first.body.id);
    expect(await Order.count()).toBe(2);
  });

  test.each(['', ' ', 'two words', 'x'.repeat(256), 'naïve'])('with the key %j is 422', async (key) => {
    const marvel = await api.as('captainMarvel');
    const before = await api.fingerprint();
    const { status, body } = await marvel.post('/orders', await naans(), withKey(Buffer.from(key).toString('latin1')));
    expect([status, body.detail[0].loc]).toEqual([422, ['header', 'Idempotency-Key']]);
    expect(await api.fingerprint()).toBe(before);
  });

  test('may be 255 characters long, and without one each request is an order', async () => {
    const marvel = await api.as('captainMarvel');
    expect((await marvel.post('/orders', await naans(), withKey('x'.repeat(255)))).status).toBe(200);
    for (const _ of [1, 2]) expect((await marvel.post('/orders', await naans())).status).toBe(200);
    expect(await Order.count()).toBe(3);
  });

  test('sent twice in one request is 422', async () => {
    const marvel = await api.as('captainMarvel');
    expect((await marvel.post('/orders', await naans(), { 'idempotency-key': ['a', 'b'] })).status).toBe(422);
  });

  test('replays nothing to somebody who may no longer order', async () => {
    const marvel = await api.as('captainMarvel');
    await marvel.post('/orders', await naans(), withKey('lunch'));
    await sequelize().query(`UPDATE api_user SET role = 'member' WHERE email = 'captainmarvel@manager.com'`);
    try {
      expect((await marvel.post('/orders', await naans(), withKey('lunch'))).status).toBe(403);
    } finally {
      await sequelize().query(`UPDATE api_user SET role = 'manager' WHERE email = 'captainmarvel@manager.com'`);
    }
  });
});

describe('a cancellation with an Idempotency-Key', () => {
  test('gives its first answer again where a second one without a key is 409', async () => {
    const marvel = await api.as('captainMarvel');
    const { id } = (await marvel.post('/orders', await naans())).body;
    const first = await marvel.post(`/orders/${id}/cancel`, { reason: 'Fire drill' }, withKey('stop'));
    const before = await api.fingerprint();
    const second = await marvel.post(`/orders/${id}/cancel`, { reason: 'Fire drill' }, withKey('stop'));
    expect([first.status, second.status, second.headers['idempotent-replayed']]).toEqual([200, 200, 'true']);
    expect(second.text).toBe(first.text);
    expect((await marvel.post(`/orders/${id}/cancel`, { reason: 'Fire drill' })).status).toBe(409);
    expect((await marvel.post(`/orders/${id}/cancel`, { reason: 'Fire drill' }, withKey('again'))).status).toBe(409);
    expect((await marvel.post(`/orders/${id}/cancel`, { reason: 'Another' }, withKey('stop'))).status).toBe(422);
    expect(await api.fingerprint()).toBe(before);
  });

  test('of another order with the same key is 422', async () => {
    const marvel = await api.as('captainMarvel');
    const [one, two] = [(await marvel.post('/orders', await naans())).body, (await marvel.post('/orders', await naans())).body];
    await marvel.post(`/orders/${one.id}/cancel`, undefined, withKey('stop'));
    expect((await marvel.post(`/orders/${two.id}/cancel`, undefined, withKey('stop'))).status).toBe(422);
    expect((await Order.findByPk(two.id, { rejectOnEmpty: true })).status).toBe('confirmed');
  });
});
