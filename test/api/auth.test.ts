import { describe, expect, test } from 'vitest';
import { User, sequelize } from '../../db';
import { useApi } from './running-api';

const api = useApi();
const marvel = { email: 'captainmarvel@manager.com', password: 'manager123' };
const cookieOf = (answer: { headers: { 'set-cookie'?: string[] } }) => answer.headers['set-cookie']?.find((line) => line.startsWith('auth_token='));
const sessions = async () => Number((await sequelize().query('SELECT count(*) AS n FROM api_session'))[0].map((row) => (row as { n: string }).n)[0]);

describe('signing in', () => {
  test('answers with the person and a token, and sets the cookie', async () => {
    const answer = await api.guest.post('/auth/login', marvel);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: { id: expect.any(String), email: marvel.email, name: 'Captain Marvel', role: 'manager', country: 'India' },
      token: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    });
    const cookie = cookieOf(answer)!;
    for (const part of [`auth_token=${answer.body.token}`, 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=86400']) expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/Domain|Secure/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('the token serves as a bearer and as a cookie', async () => {
    const { token } = (await api.guest.post('/auth/login', marvel)).body;
    expect((await api.holding(token).get('/cart')).status).toBe(200);
    expect((await api.guest.get('/cart', { cookie: `auth_token=${token}` })).status).toBe(200);
    expect((await api.guest.get('/cart', { authorization: `bearer  ${token}` })).status).toBe(200);
  });

  test.each(['wrong-password', 'Manager123', 'manager123 ', ' manager123'])('the wrong password %j gets one plain 401', async (password) => {
    const before = await api.fingerprint();
    const answer = await api.guest.post('/auth/login', { ...marvel, password });
    expect([answer.status, answer.body]).toEqual([
      401,
      { detail: 'E-mail and password do not match.', code: 'wrong_credentials', requestId: expect.any(String) },
    ]);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect(cookieOf(answer)).toBeUndefined();
    expect([await api.fingerprint(), await sessions()]).toEqual([before, 0]);
  });

  test('an unknown e-mail and a deactivated person are answered exactly like a wrong password', async () => {
    await User.update({ isActive: false }, { where: { email: 'thanos@member.com' } });
    try {
      const told = [];
      for (const email of ['nobody@nowhere.com', 'thanos@member.com']) {
        const { status, body } = await api.guest.post('/auth/login', { email, password: 'member123' });
        told.push([status, body.detail, body.code]);
      }
      expect(told).toEqual(Array(2).fill([401, 'E-mail and password do not match.', 'wrong_credentials']));
    } finally {
      await User.update({ isActive: true }, { where: { email: 'thanos@member.com' } });
    }
  });

  test('e-mail addresses have one spelling', async () => {
    for (const email of ['CaptainMarvel@Manager.com', '  captainmarvel@manager.com ', 'ｃaptainmarvel@manager.com']) {
      expect((await api.guest.post('/auth/login', { ...marvel, email })).body.user.email, email).toBe(marvel.email);
    }
  });

  test('signing in again ends the session the request carried, as bearer or as cookie', async () => {
    const first = (await api.guest.post('/auth/login', marvel)).body.token;
    const second = (await api.holding(first).post('/auth/login', marvel)).body.token;
    expect((await api.holding(first).get('/cart')).status).toBe(401);
    const third = (await api.guest.post('/auth/login', marvel, { cookie: `auth_token=${second}` })).body.token;
    expect((await api.holding(second).get('/cart')).status).toBe(401);
    expect((await api.holding(third).get('/cart')).status).toBe(200);
  });

  test('a planted session is never taken over', async () => {
    const planted = 'A'.repeat(43);
    const { token } = (await api.guest.post('/auth/login', marvel, { cookie: `auth_token=${planted}` })).body;
    expect(token).not.toBe(planted);
    expect((await api.holding(planted).get('/cart')).status).toBe(401);
  });

  test('the sixth wrong attempt waits, and so does the right password then', async () => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await api.guest.post('/auth/login', { ...marvel, password: 'no' })).status).toBe(401);
    for (const password of ['no', marvel.password]) {
      const answer = await api.guest.post('/auth/login', { ...marvel, password }, { 'x-forwarded-for': '203.0.113.9' });
      expect([answer.status, answer.body.code]).toEqual([429, 'too_many_requests']);
      expect(answer.body.detail).toMatch(/^Too many attempts to sign in\. Please try again in 1[45] minutes\.$/);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800);
    }
    expect(await sessions()).toBe(0);
  });

  test.each([
    [{ password: 'x' }, 'email'],
    [{ email: 'a@b.co' }, 'password'],
    [{ email: null, password: 'x' }, 'email'],
    [{ email: 5, password: 'x' }, 'email'],
    [{ email: ['a@b.co', 'c@d.co'], password: 'x' }, 'email'],
    [{ email: { $ne: null }, password: 'x' }, 'email'],
    [{ email: 'not-an-address', password: 'x' }, 'email'],
    [{ email: 'a@b.co', password: { $ne: null } }, 'password'],
    [{ email: 'a@b.co', password: '' }, 'password'],
    [{ email: 'a@b.co', password: 'a\0b' }, 'password'],
    [{ email: 'a@b.co', password: 'x'.repeat(257) }, 'password'],
    [{ email: 'a@b.co', password: 'x', role: 'admin' }, 'role'],
  ])('%j is told what is wrong with %s, and no attempt is counted', async (body, where) => {
    const answer = await api.guest.post('/auth/login', body);
    expect([answer.status, answer.body.detail.map(({ loc }: { loc: string[] }) => loc)]).toEqual([422, [['body', where]]]);
    const [counted] = await sequelize().query('SELECT * FROM api_throttle');
    expect(counted).toEqual([]);
  });
});

describe('signing out', () => {
  test('kills the token, forgets the cookie, and is harmless twice', async () => {
    const { token } = (await api.guest.post('/auth/login', marvel)).body;
    for (const _ of [1, 2]) {
      const answer = await api.holding(token).post('/auth/logout');
      expect([answer.status, answer.body]).toEqual([200, { success: true }]);
      expect(cookieOf(answer)).toMatch(/^auth_token=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/);
      expect((await api.holding(token).get('/cart')).status).toBe(401);
    }
  });

  test('ends this session and no other', async () => {
    const [here, there] = [await api.as('captainMarvel'), await api.as('captainMarvel')];
    await here.post('/auth/logout');
    expect((await there.get('/cart')).status).toBe(200);
  });

  test('by GET is no such thing', async () => {
    const thor = await api.as('thor');
    expect((await thor.get('/auth/logout')).status).toBe(405);
    expect((await thor.get('/cart')).status).toBe(200);
  });
});

describe('a session', () => {
  test('that expired, or whose person was locked out, is over at the next request', async () => {
    const thor = await api.as('thor');
    await sequelize().query(`UPDATE api_session SET created_at = now() - interval '25 hours', expires_at = now() - interval '1 second'`);
    expect((await thor.get('/cart')).status).toBe(401);
    const again = await api.as('thor');
    await User.update({ isActive: false }, { where: { email: 'thor@member.com' } });
    expect((await again.get('/cart')).status).toBe(401);
    await User.update({ isActive: true }, { where: { email: 'thor@member.com' } });
  });

  test('goes by the role and country of now', async () => {
    const marvelNow = await api.as('captainMarvel');
    expect((await marvelNow.get('/orders')).status).toBe(200);
    await User.update({ role: 'member', country: 'UK' }, { where: { email: marvel.email } });
    try {
      expect((await marvelNow.get('/orders')).status).toBe(403);
      const { body } = await marvelNow.get('/restaurants');
      expect(new Set(body.map((restaurant: { country: string }) => restaurant.country))).toEqual(new Set(['UK']));
    } finally {
      await User.update({ role: 'manager', country: 'India' }, { where: { email: marvel.email } });
    }
  });

  test.each(['', 'null', 'a'.repeat(10_000), '%00', '%E0%A4%A', '"quoted"', '__proto__', 'j:{"a":1}', 's:x.y'])(
    'is not made of the cookie %.20j',
    async (value) => {
      expect((await api.guest.get('/cart', { cookie: `auth_token=${value}` })).status).toBe(401);
    },
  );

  test('is not made of two cookies, of a token in the query or the body, or of another scheme', async () => {
    const thor = await api.as('thor');
    const token = thor.token!;
    for (const two of [`auth_token=x; auth_token=${token}`, `auth_token=${token}; auth_token=x`]) {
      expect((await api.guest.get('/cart', { cookie: two })).status, two).toBe(401);
    }
    expect((await api.guest.get(`/cart?auth_token=${token}&token=${token}`)).status).toBe(401);
    expect((await api.guest.post('/cart/clear', { token })).status).toBe(401);
    for (const authorization of [token, `Basic ${token}`, `Bearer`, `Bearer ${token} x`]) {
      expect((await api.guest.get('/cart', { authorization })).status, authorization).toBe(401);
    }
  });
});
