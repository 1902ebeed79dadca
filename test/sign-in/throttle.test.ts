import { describe, expect, test } from 'vitest';
import { useApi } from '../api/running-api';
import { withClient } from '../postgres';

/* Behind a proxy that is trusted, so that a test can come from several addresses. */
const api = useApi({ TRUST_PROXY: 'loopback' });
const marvel = { email: 'captainmarvel@manager.com', password: 'manager123' };
const wrong = { ...marvel, password: 'wrong-one' };

const signIn = (body: object, from: string) => api.guest.post('/auth/login', body, { 'x-forwarded-for': from });
const statuses = async (times: number, attempt: (time: number) => ReturnType<typeof signIn>) => {
  const all: number[] = [];
  for (let time = 0; time < times; time++) all.push((await attempt(time)).status);
  return all;
};

describe('an account at an address', () => {
  test('case 11: the sixth attempt within a quarter of an hour waits, the right password too', async () => {
    expect(await statuses(5, () => signIn(wrong, '203.0.113.7'))).toEqual(Array(5).fill(401));
    for (const body of [wrong, marvel]) {
      const answer = await signIn(body, '203.0.113.7');
      expect([answer.status, Number(answer.headers['retry-after']) > 800]).toEqual([429, true]);
    }
  });

  test('case 12: the owner gets in from elsewhere meanwhile, so nobody can lock somebody out', async () => {
    expect((await statuses(6, () => signIn(wrong, '203.0.113.7'))).at(-1)).toBe(429);
    expect((await signIn(marvel, '198.51.100.1')).status).toBe(200);
  });

  test('case 15: the addresses of one IPv6 network of 64 bits are one', async () => {
    const from = (host: number) => signIn(wrong, `2001:db8:1:2::${host.toString(16)}`);
    expect(await statuses(6, from)).toEqual([...Array(5).fill(401), 429]);
    expect((await signIn(wrong, '2001:db8:1:3::1')).status).toBe(401);
  });
});

test('case 13: an address that tries a hundred accounts once each waits as well', async () => {
  const guess = (time: number) => signIn({ email: `person${time}@example.com`, password: 'Summer2026!' }, '203.0.113.8');
  const all = await statuses(101, guess);
  expect([new Set(all.slice(0, 100)), all[100]]).toEqual([new Set([401]), 429]);
  expect((await signIn(marvel, '203.0.113.8')).status).toBe(429);
  expect((await signIn(marvel, '203.0.113.9')).status).toBe(200);
});

test('a good sign-in gives the address its attempt back', async () => {
  for (let time = 0; time < 12; time++) expect((await signIn(marvel, '203.0.113.10')).status).toBe(200);
  const [rows] = await withClient(api.world.ownerUrl, async (client) => [(await client.query('SELECT points FROM api_throttle')).rows]);
  expect(rows).toEqual([{ points: 0 }]);
});
