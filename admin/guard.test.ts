import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { User } from '../db';
import { PEOPLE, type PersonName, useWorld } from '../test/world';
import { ORIGIN, bulkOf, listOf, newOf, rowOf, useOffice } from '../test/office';

const world = useWorld();
const office = useOffice(world);

const EVERYWHERE = ['', '/resources/api_user', '/frontend/assets/app.bundle.js', '/api/dashboard', listOf('user'), '/nowhere'];

test('nobody is sent to the one sign-in of the site: pages come back, the API’s client finds plain /login', async () => {
  const page = await office.get(null, '/resources/api_user?page=2', { 'sec-fetch-site': 'none' });
  expect([page.status, page.headers.get('location')]).toEqual([302, '/login?redirectTo=%2Fadmin%2Fresources%2Fapi_user%3Fpage%3D2']);
  for (const path of [listOf('user'), '/api/dashboard']) {
    const api = await office.get(null, path);
    expect([api.status, api.headers.get('location')]).toEqual([302, '/login']);
  }
  const forged = await office.get('A'.repeat(43), '');
  expect(forged.headers.get('location')).toBe('/login?redirectTo=%2Fadmin');
});

test.each<PersonName>(['captainAmerica', 'thor'])('%s, who is not staff, is refused everywhere', async (person) => {
  const token = await world.token(person);
  for (const path of EVERYWHERE) expect((await office.get(token, path)).status, path).toBe(403);
  expect((await office.post(token, newOf('restaurant'))).status).toBe(403);
});

test('staff get in', async () => {
  for (const person of ['nickFury', 'captainMarvel'] as const) {
    expect((await office.get(await world.token(person), '')).status).toBe(200);
  }
});

test('who stops being staff, or active, is out at the next click', async () => {
  const token = await world.token('captainMarvel');
  const standing = (change: object) => User.update(change, { where: { email: PEOPLE.captainMarvel } });
  expect((await office.get(token, listOf('user'))).status).toBe(200);
  await standing({ isStaff: false });
  expect((await office.get(token, listOf('user'))).status).toBe(403);
  await standing({ isStaff: true, isActive: false });
  expect((await office.get(token, listOf('user'))).status).toBe(302);
  await standing({ isActive: true });
});

test('only GET and POST are answered, and each action by its own', async () => {
  const token = await world.token('nickFury');
  for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const refused = await office.send(token, listOf('user'), { method });
    expect([refused.status, refused.headers.get('allow')], method).toEqual([405, 'GET, POST']);
  }
  expect((await office.get(token, newOf('restaurant'))).headers.get('allow')).toBe('POST');
  expect((await office.post(token, listOf('user'))).headers.get('allow')).toBe('GET');
});

test('the API answers the office’s own pages only, reading included: a link can act by GET', async () => {
  const token = await world.token('nickFury');
  const ask = (headers: Record<string, string>) => office.get(token, listOf('user'), headers).then(({ status }) => status);
  for (const site of ['cross-site', 'same-site', 'none']) expect(await ask({ 'sec-fetch-site': site, origin: ORIGIN }), site).toBe(403);
  expect((await office.get(token, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
});

test('a browser too old for Sec-Fetch-Site must name our origin', async () => {
  const token = await world.token('nickFury');
  const ask = (headers: Record<string, string>, method = 'GET') =>
    new Promise<number>((resolve) => {
      const asked = { port: office.port, path: `/admin${method === 'GET' ? listOf('user') : bulkOf('user', ['x'])}`, method };
      request({ ...asked, headers: { cookie: `auth_token=${token}`, ...headers } }, (answer) => resolve(answer.resume().statusCode!)).end();
    });
  expect(await ask({})).toBe(403);
  expect(await ask({ referer: `${ORIGIN}/admin` })).toBe(200);
  expect(await ask({ referer: `${ORIGIN}.evil.test/admin` })).toBe(403);
  expect(await ask({ origin: 'null' })).toBe(403);
  expect(await ask({ origin: 'http://evil.test' }, 'POST')).toBe(403);
});

/** Posts a form that does not say how long it is. */
const chunked = (token: string, length: number) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { cookie: `auth_token=${token}`, 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' };
    const asked = request({ port: office.port, path: `/admin${newOf('restaurant')}`, method: 'POST', headers }, (answer) => resolve(answer.resume().statusCode));
    asked.on('error', reject);
    asked.end(`--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n${'x'.repeat(length)}\r\n--x--\r\n`);
  });

test('files, large forms and other kinds of body are refused, and nothing of them reaches the disk', async () => {
  const token = await world.token('nickFury');
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'slooze-office-'));
  vi.stubEnv('TMPDIR', temporary);
  expect((await office.post(token, newOf('restaurant'), { picture: new Blob(['<svg/>']) })).status).toBe(415);
  expect((await office.post(token, newOf('restaurant'), { name: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect(await chunked(token, 1_100_000)).toBe(413);
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field${index}`, 'x']));
  expect((await office.post(token, newOf('restaurant'), many)).status).toBe(413);
  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'application/octet-stream', 'text/plain']) {
    const refused = await office.send(token, newOf('restaurant'), { method: 'POST', body: '{"name":"x"}', headers: { 'content-type': type } });
    expect(refused.status, type).toBe(415);
  }
  const broken = { method: 'POST', body: 'nonsense', headers: { 'content-type': 'multipart/form-data; boundary=x' } };
  expect((await office.send(token, newOf('restaurant'), broken)).status).toBe(400);
  expect(await readdir(temporary)).toEqual([]);
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true });
});

test('a request without a body, as AdminJS sends for deleting, is read as an empty form', async () => {
  const { id } = await world.restaurant('Mumbai Masala');
  const token = await world.token('nickFury');
  expect((await office.send(token, rowOf('restaurant', id, 'delete'), { method: 'POST' })).status).toBe(409);
});
