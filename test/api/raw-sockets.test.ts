import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { useApi } from './running-api';

const api = useApi();

/** Sends bytes as they are and reads until the server closes; `end: false` leaves our side open. */
function raw(bytes: string, { end = true } = {}): Promise<string> {
  const { hostname, port } = new URL(api.origin);
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname, () => (end ? socket.end(bytes, 'latin1') : socket.write(bytes, 'latin1')));
    let answer = '';
    socket.setTimeout(8_000, () => reject(new Error(`nothing more after:\n${answer}`)));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => {
      socket.setTimeout(0);
      resolve(answer);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error)));
  });
}

const lines = (...all: string[]) => all.join('\r\n');
const statuses = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

/** An addition to Thor's cart, with what stands between its head and its body left to the attacker. */
async function attack(headers: string[], body?: (json: string) => string) {
  const thor = await api.as('thor');
  const { id: menuId, restaurantId } = await api.world.dish('Garlic Naan');
  const json = JSON.stringify({ menuId, restaurantId, quantity: 1 });
  const head = ['POST /api/cart HTTP/1.1', 'Host: x', `Authorization: Bearer ${thor.token}`, 'Content-Type: application/json'];
  const before = await api.fingerprint();
  const send = lines(...head, ...headers.map((header) => header.replace('LENGTH', String(json.length))), '', body ? body(json) : json);
  const answer = await raw(send, { end: false });
  return { statuses: statuses(answer), answer, changed: (await api.fingerprint()) !== before };
}

describe('a request that two parsers would read differently', () => {
  test('the honest twin works', async () => {
    expect(await attack(['Content-Length: LENGTH', 'Connection: close'])).toMatchObject({ statuses: [200], changed: true });
    const chunked = (json: string) => `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`;
    expect(await attack(['Transfer-Encoding: chunked', 'Connection: close'], chunked)).toMatchObject({ statuses: [200], changed: true });
  });

  test.each([
    ['a length and chunks', ['Content-Length: LENGTH', 'Transfer-Encoding: chunked']],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 5']],
    ['two lengths', ['Content-Length: LENGTH', 'Content-Length: 5']],
    ['two equal lengths', ['Content-Length: LENGTH', 'Content-Length: LENGTH']],
    ['a list of lengths', ['Content-Length: LENGTH, 5']],
    ['a negative length', ['Content-Length: -1']],
    ['a hexadecimal length', ['Content-Length: 0x20']],
    ['a length with a sign', ['Content-Length: +5']],
    ['an encoding nobody knows', ['Transfer-Encoding: chunked, xchunked']],
    ['a space before the colon', ['Content-Length : LENGTH']],
    ['a folded header', ['X-A: b', ' Content-Length: 0', 'Content-Length: LENGTH']],
    ['a NUL in a header', ['X-A: a\0b', 'Content-Length: LENGTH']],
    ['a bare carriage return', ['X-A: a\rContent-Length: 0', 'Content-Length: LENGTH']],
  ])('%s is 400 and the connection closed', async (_what, headers) => {
    expect(await attack(headers)).toMatchObject({ statuses: [400], changed: false });
  });

  test('a bad chunk is 400 and the connection closed, and nothing behind it is a request', async () => {
    const smuggled = () => `zz\r\nGET /health HTTP/1.1\r\nHost: x\r\n\r\n`;
    const { statuses: seen, changed } = await attack(['Transfer-Encoding: chunked'], smuggled);
    expect(changed).toBe(false);
    expect(seen.filter((status) => status !== 400)).toEqual([]);
  });

  test('what follows a body is never a second request', async () => {
    const thor = await api.as('thor');
    const { id: menuId, restaurantId } = await api.world.dish('Masala Dosa');
    await thor.post('/cart', { menuId, restaurantId, quantity: 1 });
    const clearing = `POST /api/cart/clear HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${thor.token}\r\nContent-Length: 0\r\n\r\n`;
    const { statuses: seen } = await attack(['Content-Length: LENGTH', 'Connection: close'], (json) => json + clearing);
    expect(seen).toHaveLength(1);
    expect((await thor.get('/cart')).body.map(({ name }: { name: string }) => name)).toContain('Masala Dosa');
  });
});

test('a body that ends too early changes nothing and is remembered under no key', async () => {
  const marvel = await api.as('captainMarvel');
  const { id: menuId, restaurantId } = await api.world.dish('Garlic Naan');
  const json = JSON.stringify({ restaurantId, items: [{ menuId, quantity: 1 }] });
  const before = await api.fingerprint();
  const head = ['POST /api/orders HTTP/1.1', 'Host: x', `Authorization: Bearer ${marvel.token}`, 'Content-Type: application/json', 'Idempotency-Key: lunch'];
  const answer = await raw(lines(...head, `Content-Length: ${json.length + 50}`, '', json));
  expect(statuses(answer).filter((status) => status !== 400)).toEqual([]);
  expect(await api.fingerprint()).toBe(before);
  const { status, headers } = await marvel.post('/orders', json, { 'idempotency-key': 'lunch' });
  expect([status, headers['idempotent-replayed']]).toEqual([200, undefined]);
});

describe('the head of a request', () => {
  test('over 16 kB is 431', async () => {
    expect(statuses(await raw(lines('GET /api/cart HTTP/1.1', 'Host: x', `X-Big: ${'a'.repeat(17_000)}`, '', '')))).toEqual([431]);
    expect(statuses(await raw(lines(`GET /api/cart?q=${'a'.repeat(17_000)} HTTP/1.1`, 'Host: x', '', '')))).toEqual([431]);
  });

  test('without a Host is 400', async () => {
    expect(statuses(await raw(lines('GET /api/cart HTTP/1.1', '', '')))).toEqual([400]);
  });

  test('with a made-up Host or a whole URL is answered without repeating it', async () => {
    const targets = ['/api/cart', 'http://evil.example/api/cart', 'http://[::/api/cart', 'http://evil.example:99999/api/cart', 'http://%/api/cart', 'http://a<b>/api/cart', 'http://@@/api/cart', 'http:///api/cart', 'http://xn--/api/cart', 'javascript:alert(1)', '//evil.example/api/cart', '*', '/api/cart?%', '/api/cart#x', '/api/\\cart'];
    for (const target of targets) {
      for (const method of ['GET', 'POST']) {
        const answer = await raw(lines(`${method} ${target} HTTP/1.1`, 'Host: evil.example', 'X-Forwarded-Host: evil.example', 'Connection: close', '', ''));
        expect([target, answer.includes('evil.example')]).toEqual([target, false]);
        const [status] = statuses(answer);
        expect([target, status! >= 400 && status! < 500]).toEqual([target, true]);
      }
    }
  });

  test.each(['TRACE', 'CONNECT', 'PROPFIND', 'M-SEARCH', 'LOCK'])('with the method %s is refused', async (method) => {
    const answer = await raw(lines(`${method} /api/cart HTTP/1.1`, 'Host: x', 'Connection: close', '', ''));
    for (const status of statuses(answer)) expect([400, 404, 405]).toContain(status);
    expect(answer).not.toMatch(/HTTP\/1\.1 200/);
  });

  test('with no method of HTTP is 400', async () => {
    expect(statuses(await raw('NONSENSE\r\n\r\n'))).toEqual([400]);
  });
});
