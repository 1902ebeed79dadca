import { describe, expect, test } from 'vitest';
import { Session, User, sequelize } from '../../db';
import { IDLE_SECONDS, SESSION_SECONDS } from '../../domain/rules/session-cookie';
import { useApi } from '../api/running-api';
import { askSql, runSql } from '../postgres';

const api = useApi();
const marvel = { email: 'captainmarvel@manager.com', password: 'manager123' };
const signIn = async (headers = {}) => (await api.guest.post('/auth/login', marvel, headers)).body.token as string;
const statusOf = async (token: string) => (await api.holding(token).get('/cart')).status;
/** Moves the sessions of everybody into the past, as the database sees it. */
const age = (seconds: number, ...columns: string[]) =>
  runSql(api.world.ownerUrl, `UPDATE api_session SET ${columns.map((column) => `${column} = ${column} - interval '${seconds} seconds'`).join(', ')}`);

describe('a token', () => {
  test('case 20: is 32 random bytes; of many none comes twice', async () => {
    const tokens = [];
    for (let time = 0; time < 60; time++) tokens.push(await api.world.token('thor'));
    for (const token of tokens) expect([token.length, Buffer.from(token, 'base64url').length]).toEqual([43, 32]);
    expect(new Set(tokens).size).toBe(60);
  });

  test('case 21: is nowhere in the database; only its SHA-256 is', async () => {
    const token = await signIn();
    const rows = await askSql<{ text: string }>(api.world.ownerUrl, 'SELECT s::text AS text FROM api_session s UNION ALL SELECT a::text FROM api_auditlog a UNION ALL SELECT t::text FROM api_throttle t');
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  test('case 22: that was planted is never taken over', async () => {
    const planted = 'A'.repeat(43);
    expect(await signIn({ cookie: `auth_token=${planted}` })).not.toBe(planted);
    expect(await statusOf(planted)).toBe(401);
  });

  test('case 23: is over when the same browser signs in again', async () => {
    const first = await signIn();
    const second = await signIn({ cookie: `auth_token=${first}` });
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  });

  test('case 24: is dead after signing out, twice is the same answer, and a GET signs nobody out', async () => {
    const token = await signIn();
    const caller = api.holding(token);
    expect([(await caller.get('/auth/logout')).status, await statusOf(token)]).toEqual([405, 200]);
    for (const _ of [1, 2]) {
      const answer = await caller.post('/auth/logout');
      expect([answer.status, answer.body, answer.headers['set-cookie']]).toEqual([200, { success: true }, ['auth_token=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']]);
    }
    expect(await statusOf(token)).toBe(401);
  });
});

describe('time', () => {
  test('case 27: a session in use lives 24 hours by the database’s clock, and not a second longer', async () => {
    const token = await signIn();
    await age(SESSION_SECONDS - 60, 'created_at', 'expires_at');
    expect(await statusOf(token)).toBe(200);
    await age(60, 'created_at', 'expires_at');
    expect(await statusOf(token)).toBe(401);
    expect((await api.holding(token).get('/restaurants')).status).toBe(401);
  });

  test('case 27: expired rows are swept away by the next sign-in, whoever’s they are', async () => {
    await api.world.token('thor');
    await age(SESSION_SECONDS + 1, 'created_at', 'expires_at');
    await signIn();
    expect(await Session.count()).toBe(1);
  });

  test('case 28: a session nobody used for eight hours is over, and stands in no list any more', async () => {
    const [token, other] = [await signIn(), await signIn()];
    await age(IDLE_SECONDS - 60, 'last_seen_at', 'created_at');
    expect(await statusOf(token)).toBe(200);
    await age(60, 'last_seen_at', 'created_at');
    expect([await statusOf(token), await statusOf(other)]).toEqual([200, 401]);
    const viewer = (await api.world.shop.findViewer(token))!;
    expect(await api.world.shop.listSessions(viewer, token)).toHaveLength(1);
    await age(IDLE_SECONDS, 'last_seen_at', 'created_at');
    expect(await statusOf(token)).toBe(401);
  });

  test('case 28: asking who is there takes one query, and a second one a minute at most', async () => {
    const token = await signIn();
    const asked: string[] = [];
    const { options } = sequelize() as unknown as { options: { logging: unknown } };
    options.logging = (sql: string) => void asked.push(sql);
    try {
      await api.world.shop.findViewer(token);
      expect(asked).toHaveLength(1);
      await age(61, 'last_seen_at', 'created_at');
      await api.world.shop.findViewer(token);
      await api.world.shop.findViewer(token);
      expect(asked).toHaveLength(4);
    } finally {
      options.logging = false;
    }
  });

  test('case 29: the twenty-first session of a person ends the oldest', async () => {
    const oldest = await signIn();
    await age(60, 'created_at');
    const tokens = [];
    for (let more = 0; more < 20; more++) tokens.push(await api.world.token('captainMarvel'));
    expect([await statusOf(oldest), await statusOf(tokens[0]!), await Session.count()]).toEqual([401, 200, 20]);
  });
});

describe('what changes at once', () => {
  test('case 26: a password that is changed or set, and being deactivated, end sessions; a new role and country count', async () => {
    const [here, phone] = [await signIn(), await signIn()];
    const viewer = (await api.world.shop.findViewer(here))!;
    await api.world.shop.changePassword(viewer, { current: marvel.password, next: 'higher-further', repeat: 'higher-further' }, here);
    expect([await statusOf(here), await statusOf(phone)]).toEqual([200, 401]);
    await User.update({ role: 'member' }, { where: { id: viewer.id } });
    expect((await api.holding(here).get('/orders')).status).toBe(403);
    await User.update({ role: 'manager', country: 'UK' }, { where: { id: viewer.id } });
    const shown = (await api.holding(here).get('/restaurants')).body as { country: string }[];
    expect(new Set(shown.map(({ country }) => country))).toEqual(new Set(['UK']));
    await User.update({ country: 'India' }, { where: { id: viewer.id } });
    await api.world.shop.setPassword(await api.world.viewer('nickFury'), viewer.id, marvel.password);
    expect(await statusOf(here)).toBe(401);
    const again = await signIn();
    await User.update({ isActive: false }, { where: { id: viewer.id } });
    expect(await statusOf(again)).toBe(401);
    await User.update({ isActive: true }, { where: { id: viewer.id } });
  });
});

describe('the cookie', () => {
  test('case 30: is HttpOnly, Lax, for the whole site and a day, and of no domain', async () => {
    const [line] = (await api.guest.post('/auth/login', marvel)).headers['set-cookie']!;
    expect(line).toMatch(/^auth_token=[A-Za-z0-9_-]{43}; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('case 31: sent twice is believed neither time', async () => {
    const token = await signIn();
    const ask = async (cookie: string) => (await api.guest.get('/cart', { cookie })).status;
    expect(await ask(`auth_token=${token}`)).toBe(200);
    for (const two of [`auth_token=x; auth_token=${token}`, `auth_token=${token};auth_token=x`, `auth_token=${token}; auth_token=${token}`]) expect(await ask(two)).toBe(401);
  });

  test('case 32: no other place than the cookie and, for the API, the bearer header carries a token', async () => {
    const token = await signIn();
    expect((await api.guest.get(`/cart?auth_token=${token}&token=${token}`)).status).toBe(401);
    expect((await api.guest.post('/cart/clear', { auth_token: token, token })).status).toBe(401);
    for (const authorization of [token, `Basic ${token}`, `Token ${token}`]) expect((await api.guest.get('/cart', { authorization })).status).toBe(401);
    expect((await api.guest.get('/cart', { 'x-auth-token': token, auth_token: token })).status).toBe(401);
  });

  test.each(['', 'null', 'a'.repeat(10_000), '%00', '"x"', '__proto__', 'j:{"a":1}', 's:x', '%E0%A4%A'])('case 33: with the value %.12j means nobody', async (value) => {
    expect((await api.guest.get('/cart', { cookie: `auth_token=${value}` })).status).toBe(401);
  });
});
