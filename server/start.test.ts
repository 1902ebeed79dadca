import { createServer } from 'node:net';
import { expect, inject, test, vi } from 'vitest';
import { runSql, createDatabase } from '../test/postgres';
import { Browser } from '../test/http';
import { Line } from '../test/line';
import { failToStart, runBuilt, startServer, urlsOf } from '../test/running-server';

const PATIENT = { timeout: 30_000 };

test('SIGTERM lets requests finish and leaves with 0', async () => {
  const server = await startServer({ env: { DRAIN_SECONDS: '1' } });
  const answers = Array.from({ length: 20 }, () => fetch(`${server.origin}/login`).then((response) => response.status));
  await Promise.race(answers);
  const code = await server.stop('SIGTERM');
  expect(code).toBe(0);
  expect((await Promise.allSettled(answers)).filter((answer) => answer.status === 'fulfilled' && answer.value === 200).length).toBeGreaterThan(0);
});

test('after SIGTERM it says that it is not ready, and goes on answering until the load balancer has heard it', async () => {
  const server = await startServer({ env: { DRAIN_SECONDS: '60' } });
  try {
    process.kill(server.pid, 'SIGTERM');
    await vi.waitUntil(async () => (await fetch(`${server.origin}/ready`)).status === 503, PATIENT);
    const told = await fetch(`${server.origin}/ready`);
    expect([told.status, told.headers.get('retry-after'), await told.json()]).toEqual([503, '5', { status: 'leaving' }]);
    expect((await fetch(`${server.origin}/health`)).status).toBe(200);
    expect((await fetch(`${server.origin}/login`)).status).toBe(200);
  } finally {
    await server.stop('SIGKILL');
  }
});

test('a database that does not answer at all keeps nobody waiting who asks how Slooze is', async () => {
  const database = await createDatabase('slooze_template');
  const line = await Line.to(database.url);
  const server = await startServer({ database: { ...database, url: line.url } });
  try {
    const browser = new Browser(server.origin);
    await browser.signIn('thor@member.com', 'member123');
    // Connections that are open wait longest for an answer.
    await Promise.all(Array.from({ length: 4 }, () => browser.get('/dashboard')));
    line.silent = true;
    const finished: string[] = [];
    const page = browser.get('/dashboard').then(() => finished.push('a page'));
    await vi.waitUntil(async () => (await fetch(`${server.origin}/ready`)).status === 503, PATIENT);
    expect(await (await fetch(`${server.origin}/health`)).json()).toEqual({ status: 'ok', database: 'unreachable' });
    finished.push('how it is');
    await page;
    expect(finished).toEqual(['how it is', 'a page']);
  } finally {
    await server.stop('SIGKILL');
    await line.close();
    await database.drop();
  }
});

test('a database that goes away and comes back: 503 meanwhile, no restart, nothing leaked', async () => {
  const database = await createDatabase('slooze_template');
  const name = new URL(database.url).pathname.slice(1);
  const server = await startServer({ database });
  const admin = inject('serverUrl');
  try {
    expect((await fetch(`${server.origin}/ready`)).status).toBe(200);
    await runSql(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    // An answer of a moment ago vouches for the database until it is known to be gone.
    await vi.waitUntil(async () => (await fetch(`${server.origin}/ready`)).status === 503, PATIENT);
    const ready = await fetch(`${server.origin}/ready`);
    expect([ready.status, ready.headers.get('retry-after'), await ready.json()]).toEqual([503, '5', { status: 'unavailable' }]);
    const health = await fetch(`${server.origin}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: 'unreachable' }]);
    const page = await fetch(`${server.origin}/dashboard`, { headers: { cookie: `auth_token=${'a'.repeat(43)}`, accept: 'text/html' } });
    const html = await page.text();
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
    expect(html).toContain('try again in a moment');
    expect(html).not.toMatch(/sequelize|node_modules|ECONN|at /i);
    await runSql(admin, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect((await fetch(`${server.origin}/ready`)).status).toBe(200);
  } finally {
    await server.stop();
    await database.drop();
  }
});

test('a taken port, a wrong value and an unreachable database are told in clear words', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as { port: number };
  const database = await createDatabase('slooze_template');
  const taken = await failToStart({ ...urlsOf(database), DEMO_DATA: 'true', PORT: String(port) });
  blocker.close();
  await database.drop();
  expect(taken).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port} is taken`) });
  const wrong = await failToStart({ PORT: 'lunch', PUBLIC_ORIGIN: 'lunch.example.com' });
  expect(wrong.code).toBe(1);
  expect(wrong.output).toMatch(/PORT: must be a port number[\s\S]*PUBLIC_ORIGIN: must be an origin/);
  const away = await failToStart({ DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' });
  expect(away).toMatchObject({ code: 1, output: expect.stringContaining('The database cannot be reached') });
  expect(away.output).not.toContain('secret-word');
});

test('without demo data the start refuses demo passwords, and goes ahead once they are gone', async () => {
  const database = await createDatabase('slooze_template');
  try {
    const refused = await failToStart({ ...urlsOf(database), PORT: '0' });
    expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/demo passwords: .*thor@member\.com/) });
    await runSql(database.ownerUrl, 'UPDATE api_user SET is_active = false');
    const server = await startServer({ database, env: { DEMO_DATA: 'false' } });
    const login = await (await fetch(`${server.origin}/login`)).text();
    expect(login).not.toMatch(/admin123|nickfury@admin\.com/);
    expect(await server.stop()).toBe(0);
  } finally {
    await database.drop();
  }
});

test('a site without demo data gets its first admin, and a new country, from the terminal', async () => {
  const database = await createDatabase();
  const create = (password: string, ...options: string[]) =>
    runBuilt('create-admin', { ...urlsOf(database), ADMIN_PASSWORD: password }, [
      '--email',
      'Admin@Example.com',
      '--name',
      'First Admin',
      '--country',
      'Germany',
      ...options,
    ]);
  try {
    const described = ['--currency', 'EUR', '--locale', 'de-DE', '--time-zone', 'Europe/Berlin'];
    expect(await create('long-enough-1')).toMatchObject({ code: 1, output: expect.stringContaining('Germany is new') });
    expect(await create('short', ...described)).toMatchObject({ code: 1, output: expect.stringContaining('at least 8 characters') });
    expect(await create('long-enough-1', ...described)).toMatchObject({ code: 0 });
    expect(await create('long-enough-1')).toMatchObject({ code: 1, output: expect.stringContaining('exists already') });
    const server = await startServer({ database, env: { DEMO_DATA: 'false' } });
    const admin = new Browser(server.origin);
    expect((await admin.signIn('admin@example.com', 'long-enough-1')).status).toBe(302);
    expect((await admin.get('/admin')).status).toBe(200);
    await server.stop();
  } finally {
    await database.drop();
  }
});

test('an empty database without demo data is migrated but not seeded', async () => {
  const database = await createDatabase();
  const server = await startServer({ database, env: { DEMO_DATA: 'false' } });
  try {
    const login = await fetch(`${server.origin}/login`);
    expect(login.status).toBe(200);
    expect(server.output()).not.toContain('demo people');
  } finally {
    await server.stop();
    await database.drop();
  }
});
