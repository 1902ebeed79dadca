import { expect, test } from 'vitest';
import { useApi } from './running-api';

const api = useApi({ API_REQUESTS_PER_MINUTE: '6', API_GUEST_REQUESTS_PER_MINUTE: '4' });

test('a person has a budget over all devices, is told what is left, and waits when it is spent', async () => {
  const devices = [await api.as('thor'), await api.as('thor')];
  const left: unknown[] = [];
  for (let time = 0; time < 6; time++) {
    const { status, headers } = await devices[time % 2]!.get(time === 3 ? '/nope' : '/cart');
    expect(status).toBe(time === 3 ? 404 : 200);
    expect(headers['ratelimit-policy']).toBe('"person";q=6;w=60');
    left.push(/^"person";r=(\d+);t=(?:[1-9]|[1-5]\d|60)$/.exec(String(headers.ratelimit))?.[1]);
  }
  expect(left).toEqual(['5', '4', '3', '2', '1', '0']);
  const before = await api.fingerprint();
  const refused = await devices[0]!.post('/cart/clear');
  expect([refused.status, refused.body]).toEqual([
    429,
    { detail: 'You are asking too often. Please wait a moment.', code: 'too_many_requests', requestId: expect.any(String) },
  ]);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(refused.headers.ratelimit).toMatch(/^"person";r=0;t=\d+$/);
  expect(await api.fingerprint()).toBe(before);
});

test('one person’s spent budget is nobody else’s, nor that of guests', async () => {
  const travis = await api.as('travis');
  for (let time = 0; time < 7; time++) await travis.get('/cart');
  expect((await travis.get('/cart')).status).toBe(429);
  expect((await (await api.as('thanos')).get('/cart')).status).toBe(200);
  expect((await api.guest.get('/openapi.json')).status).toBe(200);
});

test('guests of one network share a budget, whatever they forward; also for wrong tokens and wrong passwords', async () => {
  const statuses: number[] = [];
  for (let time = 0; time < 8; time++) {
    const forwarded = { 'x-forwarded-for': `203.0.113.${time}`, forwarded: `for=203.0.113.${time}` };
    const { status } = time % 2 ? await api.holding('A'.repeat(43)).get('/cart', forwarded) : await api.guest.get('/cart', forwarded);
    statuses.push(status);
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(4);
  expect(statuses.at(-1)).toBe(429);
  expect((await api.guest.post('/auth/login', { email: 'thor@member.com', password: 'member123' })).status).toBe(429);
  expect((await fetch(`${api.origin}/health`)).status).toBe(200);
});
