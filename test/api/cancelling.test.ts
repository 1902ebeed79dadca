import { describe, expect, test } from 'vitest';
import { type Dishes, orderIn } from './order-in';
import { useApi } from './running-api';

const api = useApi();
const orderOf = (dishes: Dishes) => orderIn(api.world, dishes);

describe('cancelling an order', () => {
  test('answers with the cancelled order, records who and why, and is 409 the second time', async () => {
    const [marvel, fury] = [await api.as('captainMarvel'), await api.as('nickFury')];
    const { body: order } = await marvel.post('/orders', await orderOf({ 'Garlic Naan': 1 }));
    const { status, body } = await fury.post(`/orders/${order.id}/cancel`, { reason: 'Fire drill' });
    expect([status, body]).toEqual([200, { ...order, status: 'cancelled' }]);
    expect(await api.world.shop.findOrder(await api.world.viewer('nickFury'), order.id)).toMatchObject({ cancelledBy: 'Nick Fury', cancelReason: 'Fire drill' });
    const before = await api.fingerprint();
    const again = await marvel.post(`/orders/${order.id}/cancel`);
    expect([again.status, again.body.code, again.body.detail]).toEqual([409, 'already_cancelled', 'This order has already been cancelled.']);
    expect(await api.fingerprint()).toBe(before);
  });

  test.each([{ reason: '' }, { reason: 'x'.repeat(301) }, { reason: 'a\0b' }, { reason: '\ud800' }, { reason: 5 }, { because: 'x' }])('with %j is 422', async (body) => {
    const marvel = await api.as('captainMarvel');
    const { id } = (await marvel.post('/orders', await orderOf({ 'Garlic Naan': 1 }))).body;
    const before = await api.fingerprint();
    expect((await marvel.post(`/orders/${id}/cancel`, body)).status).toBe(422);
    expect(await api.fingerprint()).toBe(before);
  });

  test.each(['"; DROP TABLE api_order; --', "'; SELECT pg_sleep(9); --", '\\', '$1 :name a::int ?', 'مرحبا ‮abc', 'zero​width', '🍛👩🏽‍🍳', 'é', '<script>alert(1)</script>', 'a\r\nX-Evil: 1', 'x'.repeat(300)])(
    'keeps the reason %j as it was written',
    async (reason) => {
      const marvel = await api.as('captainMarvel');
      const { id } = (await marvel.post('/orders', await orderOf({ 'Garlic Naan': 1 }))).body;
      expect((await marvel.post(`/orders/${id}/cancel`, { reason })).status).toBe(200);
      expect((await api.world.shop.findOrder(await api.world.viewer('captainMarvel'), id)).cancelReason).toBe(reason);
    },
  );

  test.each(['x', '-'.repeat(36), '%20', 'null', '1%20OR%201=1', '%00', 'a'.repeat(3_000), '%F0%9F%8D%9B'])('the order id %j is 422', async (id) => {
    const { status, body } = await (await api.as('nickFury')).post(`/orders/${id}/cancel`);
    expect([status, body.detail]).toEqual([422, [{ loc: ['path', 'orderId'], msg: 'This is not a valid id.', type: 'invalid_format' }]]);
  });
});
