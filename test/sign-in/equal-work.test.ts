import { beforeEach, expect, test, vi } from 'vitest';
import { User } from '../../db';
import { isNobodysPassword } from '../../domain/passwords';
import { useApi } from '../api/running-api';

/* Django's way of proving that an unknown person costs as much as a known one: count the hash runs, not milliseconds. */
const hashing = vi.hoisted(() => ({ runs: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const verify: typeof real.verify = (...args) => {
    hashing.runs++;
    return real.verify(...args);
  };
  return { ...real, verify };
});

const api = useApi();
const marvel = { email: 'captainmarvel@manager.com', password: 'manager123' };
const signIn = (body: unknown) => api.guest.post('/auth/login', body);

beforeEach(async () => {
  await isNobodysPassword('The hash of nobody is made once, at the first unknown person.');
  hashing.runs = 0;
});

test('case 3: an unknown e-mail is answered byte for byte like a wrong password, after one run of the hash as well', async () => {
  const told: string[] = [];
  for (const body of [{ ...marvel, password: 'wrong-one' }, { email: 'nobody@nowhere.com', password: 'wrong-one' }]) {
    hashing.runs = 0;
    const answer = await signIn(body);
    told.push(`${answer.status} ${answer.text.replace(answer.body.requestId, '')}`);
    expect(hashing.runs).toBe(1);
  }
  expect(told[0]).toBe(told[1]);
});

test('case 5: a deactivated person gets that same answer, after that same work, even with the right password', async () => {
  const wrong = await signIn({ ...marvel, password: 'wrong-one' });
  await User.update({ isActive: false }, { where: { email: marvel.email } });
  try {
    hashing.runs = 0;
    const answer = await signIn(marvel);
    expect([answer.status, answer.body.detail, hashing.runs]).toEqual([401, wrong.body.detail, 1]);
  } finally {
    await User.update({ isActive: true }, { where: { email: marvel.email } });
  }
});

test.each([
  ['case 8: a password of a megabyte', { ...marvel, password: 'x'.repeat(1_000_000) }, 413],
  ['case 8: a NUL in the password', { ...marvel, password: 'manager123\0' }, 422],
  ['case 9: no password', { email: marvel.email }, 422],
  ['case 9: a password of null', { ...marvel, password: null }, 422],
  ['case 9: an operator for a password', { ...marvel, password: { $ne: null } }, 422],
  ['case 9: a list for an e-mail', { ...marvel, email: [marvel.email, 'thor@member.com'] }, 422],
  ['case 10: a role beside the credentials', { ...marvel, role: 'admin' }, 422],
])('%s is refused before anything is hashed', async (_name, body, status) => {
  expect((await signIn(body)).status).toBe(status);
  expect(hashing.runs).toBe(0);
  expect((await signIn(marvel)).status, 'its sound twin').toBe(200);
  expect(hashing.runs).toBe(1);
});

test('case 18: of fifty wrong passwords at once at most five are looked at', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, (_, time) => signIn({ ...marvel, password: `wrong-${time}` })));
  expect(hashing.runs).toBeLessThanOrEqual(5);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(hashing.runs);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(50 - hashing.runs);
});

test('case 19: beyond two hundred waiting people the next one is told to come back', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 260 }, () => isNobodysPassword('anything')));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(50);
  expect(refused[0]!.reason).toMatchObject({ kind: 'unavailable' });
  expect(hashing.runs).toBe(260 - refused.length);
});
