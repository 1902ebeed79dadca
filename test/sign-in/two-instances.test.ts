import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDatabase, type TestDatabase, runSql, withClient } from '../postgres';
import { Browser } from '../http';
import { type RunningServer, startServer } from '../running-server';

/* What must hold on every instance at once: two built servers on one database. */
let database: TestDatabase;
let here: RunningServer;
let there: RunningServer;
beforeAll(async () => {
  database = await createDatabase('slooze_template');
  [here, there] = await Promise.all([startServer({ database }), startServer({ database })]);
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await database.drop();
});

const DOORS = ['/dashboard', '/cart', '/api/cart', '/admin'];
/** What each door of a server says to whoever holds a token. */
const askAll = async ({ origin }: RunningServer, token: string) =>
  Promise.all(DOORS.map(async (path) => (await fetch(origin + path, { headers: { cookie: `auth_token=${token}` }, redirect: 'manual' })).status));

async function signedIn(server: RunningServer, email: string, password: string): Promise<Browser> {
  const browser = new Browser(server.origin);
  expect((await browser.signIn(email, password)).status).toBe(302);
  return browser;
}
const fury = (server: RunningServer) => signedIn(server, 'nickfury@admin.com', 'admin123');
const tokenOf = (browser: Browser) => browser.cookies.get('auth_token')!;
const OPEN = [200, 200, 200, 200];
const SHUT = [302, 302, 401, 302];

test('case 25: signing out everywhere shuts every door of both instances at the next request', async () => {
  const [desk, phone] = [await fury(here), await fury(there)];
  expect([await askAll(there, tokenOf(desk)), await askAll(here, tokenOf(phone))]).toEqual([OPEN, OPEN]);
  const [first, second] = [tokenOf(desk), tokenOf(phone)];
  expect((await desk.post('/account', { intent: 'end-all' })).status).toBe(302);
  for (const token of [first, second]) expect([await askAll(here, token), await askAll(there, token)]).toEqual([SHUT, SHUT]);
});

test('case 26: a deactivated person is out at once, of the back office too; a lost role or right counts at once', async () => {
  const token = tokenOf(await fury(here));
  const change = (set: string) => runSql(database.ownerUrl, `UPDATE api_user SET ${set} WHERE email = 'nickfury@admin.com'`);
  await change('is_staff = false, is_superuser = false');
  expect([await askAll(here, token), await askAll(there, token)]).toEqual([[200, 200, 200, 403], [200, 200, 200, 403]]);
  await change(`is_active = false`);
  expect([await askAll(here, token), await askAll(there, token)]).toEqual([SHUT, SHUT]);
  await change('is_active = true, is_staff = true, is_superuser = true');
});

test('case 16: wrong attempts add up over both instances, and a restart forgives nobody', async () => {
  const attempt = async (server: RunningServer, password: string) => (await new Browser(server.origin).signIn('thor@member.com', password)).status;
  const wrong = [];
  for (const server of [here, there, here, there, here]) wrong.push(await attempt(server, 'wrong-one'));
  expect(wrong).toEqual(Array(5).fill(401));
  expect([await attempt(there, 'member123'), await attempt(here, 'member123')]).toEqual([429, 429]);
  await there.stop();
  there = await startServer({ database });
  expect(await attempt(there, 'member123')).toBe(429);
});

test('case 17: while attempts cannot be counted nobody is let in, whatever the password, and pages still open', async () => {
  const reader = await fury(here);
  await withClient(database.ownerUrl, async (client) => {
    await client.query('BEGIN; LOCK TABLE api_throttle IN ACCESS EXCLUSIVE MODE');
    const attempts = ['manager123', 'wrong-one'].map((password) => new Browser(here.origin).signIn('captainamerica@manager.com', password));
    expect((await reader.get('/restaurants')).status).toBe(200);
    for (const answer of await Promise.all(attempts)) expect([answer.status, answer.headers.getSetCookie().join()]).toEqual([503, expect.not.stringContaining('auth_token')]);
    await client.query('ROLLBACK');
  });
  await signedIn(here, 'captainamerica@manager.com', 'manager123');
});

test('case 21: the token of a session is in no page, no address and no line of the log', async () => {
  const browser = await fury(here);
  const token = tokenOf(browser);
  for (const path of ['/dashboard', '/account', '/admin', '/nowhere']) {
    const answer = await browser.get(path);
    expect(`${answer.headers.get('location')} ${await answer.text()}`, path).not.toContain(token);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(here.output()).toContain('"path":"/account"');
  expect(here.output()).not.toContain(token);
});

test('case 36: every attempt leaves a line with address, outcome and time, and whoever is signed in is named by id', async () => {
  const browser = await fury(here);
  await browser.get('/orders');
  // The log gathers its lines before it writes them.
  await vi.waitFor(() => expect(here.output()).toContain('"path":"/orders"'));
  const lines = here.output().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const attempts = lines.filter(({ req }) => req?.method === 'POST' && req.path === '/login');
  expect(new Set(attempts.map(({ res }) => res.status))).toEqual(new Set([302, 401, 429, 503]));
  for (const line of attempts) expect([line.from, line.time]).toEqual([expect.stringMatching(/127\.0\.0\.1|::1/), expect.stringMatching(/Z$/)]);
  expect(lines.find(({ req }) => req?.path === '/orders')).toMatchObject({ person: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(here.output()).not.toMatch(/wrong-one|thor@member\.com"/);
});
