import { describe, expect, test } from 'vitest';
import { hash } from '@node-rs/argon2';
import { Session, User, sequelize } from '../db';
import { PEOPLE, useWorld } from '../test/world';

const world = useWorld();
const client = { ip: '203.0.113.7', userAgent: 'Firefox' };
const thor = { email: PEOPLE.thor, password: 'member123' };

describe('signing in', () => {
  test('the right password opens a session that names the person', async () => {
    const { viewer, token } = await world.shop.signIn(thor, client);
    expect(viewer).toMatchObject({ name: 'Thor', role: 'member', country: { name: 'India', currency: 'INR' } });
    expect(await world.shop.findViewer(token)).toEqual(viewer);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('an unknown e-mail, a wrong password and a deactivated person get the very same answer', async () => {
    await User.update({ isActive: false }, { where: { email: PEOPLE.thanos } });
    try {
      const attempts = [
        { email: 'nobody@nowhere.com', password: 'member123' },
        { ...thor, password: 'wrong' },
        { email: PEOPLE.thanos, password: 'member123' },
      ];
      const answers = await Promise.all(attempts.map((attempt) => world.shop.signIn(attempt, client).catch((error) => error)));
      expect(new Set(answers.map(({ kind, code, message }) => `${kind} ${code} ${message}`)).size).toBe(1);
      expect(answers[0]).toMatchObject({ kind: 'unauthenticated' });
    } finally {
      await User.update({ isActive: true }, { where: { email: PEOPLE.thanos } });
    }
  });

  test('the sixth wrong attempt within a quarter of an hour must wait, though not from elsewhere', async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(world.shop.signIn({ ...thor, password: 'wrong' }, client)).rejects.toMatchObject({ kind: 'unauthenticated' });
    }
    const sixth = world.shop.signIn(thor, client);
    await expect(sixth).rejects.toMatchObject({ kind: 'too_many', details: { retryAfterSeconds: expect.any(Number) } });
    await expect(world.shop.signIn(thor, { ...client, ip: '198.51.100.1' })).resolves.toBeDefined();
  });

  test('many good sign-ins are never throttled', async () => {
    for (let times = 0; times < 8; times++) await world.shop.signIn(thor, client);
  });

  test('addresses of one IPv6 subscriber count as one', async () => {
    const from = (ip: string) => world.shop.signIn({ ...thor, password: 'wrong' }, { ...client, ip }).catch((error) => error.kind);
    const kinds = [];
    for (let host = 1; host <= 6; host++) kinds.push(await from(`2001:db8:1:2::${host}`));
    expect(kinds).toEqual([...Array(5).fill('unauthenticated'), 'too_many']);
    expect(await from('2001:db8:1:3::1')).toBe('unauthenticated');
  });

  test('a hash with older parameters is replaced at the next sign-in', async () => {
    const old = await hash('member123', { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await User.update({ password: old }, { where: { email: PEOPLE.thor } });
    await world.shop.signIn(thor, client);
    const { password } = await User.findOne({ where: { email: PEOPLE.thor }, rejectOnEmpty: true });
    expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await world.shop.signIn(thor, client);
  });
});

describe('sessions', () => {
  test('the database keeps only the hash of a token', async () => {
    const { token } = await world.shop.signIn(thor, client);
    const [rows] = await sequelize().query('SELECT s::text AS row FROM api_session s');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toHaveLength(1);
  });

  test('signing out ends the session; doing it twice is harmless', async () => {
    const { token } = await world.shop.signIn(thor, client);
    await world.shop.signOut(token);
    await world.shop.signOut(token);
    expect(await world.shop.findViewer(token)).toBeNull();
  });

  test.each(['', 'x', 'null', '%00', `${'a'.repeat(43)}`, 'a'.repeat(10_000), '__proto__', "' OR 1=1"])('the token %.20j means nobody', async (token) => {
    expect(await world.shop.findViewer(token)).toBeNull();
  });

  test('an expired session is over', async () => {
    const token = await world.token('thor');
    await sequelize().query(`UPDATE api_session SET created_at = now() - interval '25 hours', expires_at = now() - interval '1 second'`);
    expect(await world.shop.findViewer(token)).toBeNull();
  });

  test('a changed role, country or lock takes effect at the next request', async () => {
    const token = await world.token('thanos');
    const change = (values: object) => User.update(values, { where: { email: PEOPLE.thanos } });
    try {
      await change({ role: 'manager', country: 'UK' });
      expect(await world.shop.findViewer(token)).toMatchObject({ role: 'manager', country: { name: 'UK', currency: 'GBP' } });
      await change({ isActive: false });
      expect(await world.shop.findViewer(token)).toBeNull();
    } finally {
      await change({ role: 'member', country: 'India', isActive: true });
    }
  });

  test('a person keeps at most twenty sessions; the oldest goes first', async () => {
    const first = await world.token('thor');
    await sequelize().query(`UPDATE api_session SET created_at = created_at - interval '1 minute'`);
    for (let more = 0; more < 20; more++) await world.token('thor');
    expect(await Session.count()).toBe(20);
    expect(await world.shop.findViewer(first)).toBeNull();
  });

  test('Thor ends one of his sessions and then all, but never somebody else’s', async () => {
    const [here, phone, foreign] = [await world.token('thor'), await world.token('thor'), await world.token('thanos')];
    const viewer = await world.viewer('thor');
    const sessions = await world.shop.listSessions(viewer, here);
    expect(sessions.filter((session) => session.isCurrent)).toHaveLength(1);
    const [foreignSession] = await world.shop.listSessions(await world.viewer('thanos'), foreign);
    await expect(world.shop.endSession(viewer, foreignSession!.id)).rejects.toMatchObject({ kind: 'not_found' });
    const other = (await world.shop.listSessions(viewer, phone)).find((session) => session.isCurrent)!;
    await world.shop.endSession(viewer, other.id);
    expect(await world.shop.findViewer(phone)).toBeNull();
    expect(await world.shop.findViewer(here)).not.toBeNull();
    await world.shop.endAllSessions(viewer);
    expect(await world.shop.findViewer(here)).toBeNull();
    expect(await world.shop.findViewer(foreign)).not.toBeNull();
  });
});

describe('the account', () => {
  test('a new password needs the old one, ends all other sessions and works at once', async () => {
    const [here, elsewhere] = [await world.token('travis'), await world.token('travis')];
    const travis = await world.viewer('travis');
    const change = (current: string, next: string) => world.shop.changePassword(travis, { current, next, repeat: next }, here);
    await expect(change('wrong', 'a-better-one')).rejects.toMatchObject({ kind: 'invalid', details: { fields: [{ loc: ['body', 'current'] }] } });
    await expect(change('member123', 'Travis-rules')).rejects.toMatchObject({ kind: 'invalid' });
    await change('member123', 'a-better-one');
    try {
      expect(await world.shop.findViewer(here)).not.toBeNull();
      expect(await world.shop.findViewer(elsewhere)).toBeNull();
      await expect(world.shop.signIn({ email: PEOPLE.travis, password: 'member123' }, client)).rejects.toMatchObject({ kind: 'unauthenticated' });
      await world.shop.signIn({ email: PEOPLE.travis, password: 'a-better-one' }, client);
    } finally {
      await world.shop.setPassword(await world.viewer('nickFury'), travis.id, 'member123');
    }
  });

  test('only a superuser sets somebody’s password, and that signs them out everywhere', async () => {
    const token = await world.token('thor');
    const { id } = await world.viewer('thor');
    for (const person of ['captainMarvel', 'thanos'] as const) {
      await expect(world.shop.setPassword(await world.viewer(person), id, 'hijacked!')).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await world.shop.setPassword(await world.viewer('nickFury'), id, 'member123');
    expect(await world.shop.findViewer(token)).toBeNull();
  });

  test('a new name is kept', async () => {
    const travis = await world.viewer('travis');
    await world.shop.changeName(travis, { name: 'Travis T.' });
    expect((await world.viewer('travis')).name).toBe('Travis T.');
    await world.shop.changeName(travis, { name: 'Travis' });
  });
});
