import { readFileSync, readdirSync } from 'node:fs';
import { hash } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { User } from '../../db';
import { DEMO_PEOPLE } from '../../db/seed/demo-data';
import { createFirstAdmin } from '../../domain/first-admin';
import { isCommonPassword } from '../../domain/password-rules';
import { COMMON_PASSWORDS } from '../../domain/rules/common-passwords';
import { credentials, newPassword } from '../../domain/rules/inputs';
import { askSql } from '../postgres';
import { PEOPLE, useWorld } from '../world';

const world = useWorld();
const client = { ip: '203.0.113.7', userAgent: 'Firefox' };
const CURRENT = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$/;

const hashOf = async (email: string) => (await User.findOne({ where: { email }, rejectOnEmpty: true })).password;
const refusal = (work: Promise<unknown>) => work.then(() => 'taken', (error) => error.details?.fields?.[0]?.msg ?? error.message);

test('case 1: every stored password is argon2id of at least 19 MiB and two passes, and no table holds one in clear', async () => {
  for (const { password } of await User.findAll({ attributes: ['password'] })) {
    const [, memory, passes] = CURRENT.exec(password)!;
    expect([Number(memory) >= 19_456, Number(passes) >= 2]).toEqual([true, true]);
  }
  const tables = await askSql<{ name: string }>(world.ownerUrl, `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname LIKE 'api\\_%'`);
  expect(tables.length).toBeGreaterThan(8);
  for (const { name } of tables) {
    const rows = JSON.stringify(await askSql(world.ownerUrl, `SELECT t::text FROM ${name} t`));
    for (const { password } of DEMO_PEOPLE) expect(rows, name).not.toContain(password);
  }
});

test('case 2: a hash with weaker parameters opens once and is replaced by then', async () => {
  await User.update({ password: await hash('member123', { memoryCost: 8_192, timeCost: 1, parallelism: 1 }) }, { where: { email: PEOPLE.thor } });
  await world.shop.signIn({ email: PEOPLE.thor, password: 'member123' }, client);
  expect(await hashOf(PEOPLE.thor)).toContain('m=19456,t=2');
  await world.shop.signIn({ email: PEOPLE.thor, password: 'member123' }, client);
});

test('case 6: however an e-mail address is spelled, there is one account of it', async () => {
  for (const email of ['Thor@Member.com', '  thor@member.com ', 'ｔhor@member.com']) {
    const { viewer } = await world.shop.signIn(credentials.parse({ email, password: 'member123' }), client);
    expect(viewer.name).toBe('Thor');
  }
  const twin = { name: 'Twin', password: await hash('irrelevant'), role: 'member', country: 'India' } as const;
  await expect(User.create({ ...twin, email: 'THOR@member.com' })).rejects.toThrow();
});

test('case 7: a password counts to its last character, spaces and emoji included', async () => {
  const long = ` ${'🍕 long one '.repeat(10)} `.slice(0, 118) + 'tail-of-it';
  const travis = await world.viewer('travis');
  const token = await world.token('travis');
  await world.shop.changePassword(travis, { current: 'member123', next: long, repeat: long }, token);
  try {
    const attempt = (password: string) => world.shop.signIn(credentials.parse({ email: PEOPLE.travis, password }), client);
    await attempt(long);
    for (const cut of [long.trim(), long.slice(0, 72), long.slice(0, -1)]) await expect(attempt(cut)).rejects.toMatchObject({ kind: 'unauthenticated' });
  } finally {
    await world.shop.setPassword(await world.viewer('nickFury'), travis.id, 'member123');
  }
});

test('case 35: a new password has 8 to 256 characters and obeys no rule of composition', () => {
  const isTaken = (password: string) => newPassword.safeParse(password).success;
  expect(['1234567', 'x'.repeat(257), 'a\0bcdefgh'].map(isTaken)).toEqual([false, false, false]);
  expect(['correct horse battery staple', 'onlylowercase', '        ', 'x'.repeat(256)].map(isTaken)).toEqual([true, true, true, true]);
});

test.each([
  ['password1', /most common/],
  ['PassWord', /most common/],
  ['１２３４５６７８', /most common/],
  ['i-am-travis!', /e-mail address/],
  ['T r a v i s, 2026', /e-mail address/],
  ['slooze-forever', /Slooze/],
])('case 35: %j is refused for a change, for setting and for the first admin, each in one sentence', async (password, sentence) => {
  const before = await hashOf(PEOPLE.travis);
  const travis = await world.viewer('travis');
  const change = world.shop.changePassword(travis, { current: 'member123', next: password, repeat: password }, await world.token('travis'));
  expect(await refusal(change)).toMatch(sentence);
  expect(await refusal(world.shop.setPassword(await world.viewer('nickFury'), travis.id, password))).toMatch(sentence);
  expect(await refusal(createFirstAdmin({ email: 'travis@example.com', name: 'A. Nother', password, country: 'India' }))).toMatch(sentence);
  expect([await hashOf(PEOPLE.travis), await User.count()]).toEqual([before, 6]);
});

test('case 35: a name is refused too, but short names and words of others do not stand in the way', async () => {
  const fury = await world.viewer('nickFury');
  const set = async (person: 'captainMarvel' | 'thor', password: string) => refusal(world.shop.setPassword(fury, (await world.viewer(person)).id, password));
  expect(await set('captainMarvel', 'Captain Marvel 1')).toMatch(/e-mail address|name/);
  await User.update({ name: 'Bo' }, { where: { email: PEOPLE.thor } });
  expect(await set('thor', 'about the bow')).toBe('taken');
  await User.update({ name: 'Odinson' }, { where: { email: PEOPLE.thor } });
  expect(await set('thor', 'o-d-i-n-s-o-n')).toMatch(/your name/);
  await User.update({ name: 'Thor' }, { where: { email: PEOPLE.thor } });
  expect(await set('thor', 'member123')).toBe('taken');
  expect(await set('captainMarvel', 'manager123')).toBe('taken');
});

test('case 35: the list holds five thousand passwords, and stays on the server', () => {
  expect(['12345678', 'qwertyuiop', 'iloveyou', 'admin123'].map(isCommonPassword)).toEqual([true, true, true, true]);
  expect(['a-better-one', crypto.randomUUID()].map(isCommonPassword)).toEqual([false, false]);
  expect(Buffer.from(COMMON_PASSWORDS, 'base64')).toHaveLength(5_000 * 5);
  const sent = readdirSync('build/client/assets').filter((file) => file.endsWith('.js'));
  expect(sent.length).toBeGreaterThan(0);
  for (const file of sent) expect(readFileSync(`build/client/assets/${file}`, 'utf8'), file).not.toContain(COMMON_PASSWORDS.slice(0, 40));
});
