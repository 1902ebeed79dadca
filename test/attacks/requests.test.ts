import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../running-server';
import { ask, head, send } from './wire';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const FORM = ['Sec-Fetch-Site: same-origin', 'Content-Type: application/x-www-form-urlencoded'];
const SMUGGLED = head('GET /health HTTP/1.1', 'Host: x');

/** A form to every door that reads one, with the framing left to the attacker; a second request hides behind it. */
async function framed(...framing: string[]): Promise<number[][]> {
  const answers = [];
  for (const path of ['/login', '/theme', '/admin/api/resources/api_menu/actions/new', '/api/auth/login']) {
    const request = head(`POST ${path} HTTP/1.1`, 'Host: x', ...FORM, ...framing);
    answers.push((await send(server.origin, `${request}0\r\n\r\n${SMUGGLED}`)).statuses);
  }
  return answers;
}

describe('a request two parsers would read differently', () => {
  test.each([
    [['Content-Length: 5', 'Transfer-Encoding: chunked']],
    [['Transfer-Encoding: chunked', 'Content-Length: 5']],
    [['Content-Length: 5', 'Content-Length: 6']],
    [['Content-Length: 5, 6']],
    [['Content-Length: +5']],
    [['Content-Length: 5 5']],
    [['Content-Length : 5']],
    [['Transfer-Encoding: chunked, identity']],
    [['Transfer-Encoding: xchunked']],
    [['X: y\nTransfer-Encoding: chunked']],
    [['X: y\rTransfer-Encoding: chunked']],
    [['X: y', ' Transfer-Encoding: chunked', 'Content-Length: 5']],
    [['Cookie: auth_token=a\0b']],
  ])('case 107: with %j is 400 at every door, and what hides behind it is no request', async (framing) => {
    expect(await framed(...framing)).toEqual([[400], [400], [400], [400]]);
  });

  test('case 107: line feeds alone, a folded header and a bad chunk are 400 and the end of the connection', async () => {
    for (const bytes of [
      'GET /login HTTP/1.1\nHost: x\n\n',
      head('GET /login HTTP/1.1', 'Host: x', 'X-A: b', ' c'),
      `${head('GET /login HTTP/1.1', 'Host: x', 'X-A: b\x01c')}`,
      head('GET /lo\0gin HTTP/1.1', 'Host: x'),
      head('GET /log\rin HTTP/1.1', 'Host: x'),
      head('GET /login HTTP/9.9', 'Host: x'),
      head('get /login HTTP/1.1', 'Host: x'),
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ]) expect([bytes, (await send(server.origin, bytes)).statuses]).toEqual([bytes, [400]]);
  });

  test('case 107: a body of unknown length is 411 at the site, and the connection is closed on what follows', async () => {
    expect((await send(server.origin, `${head('POST /login HTTP/1.1', 'Host: x', ...FORM, 'Transfer-Encoding: chunked')}7\r\nemail=a\r\n0\r\n\r\n${SMUGGLED}`)).statuses).toEqual([411]);
  });
});

describe('the head of a request', () => {
  test('case 108: over 16 kB is 431, no Host is 400, an empty one is harmless, and no header hides behind many others', async () => {
    expect((await ask(server.origin, 'GET', '/login', `X-Big: ${'a'.repeat(17_000)}`)).statuses).toEqual([431]);
    expect((await ask(server.origin, 'GET', `/login?${'a'.repeat(17_000)}`)).statuses).toEqual([431]);
    const many = Array.from({ length: 2_100 }, () => 'x:');
    expect((await ask(server.origin, 'POST', '/login', ...FORM, ...many, 'Content-Length: 20000')).statuses).toEqual([413]);
    expect((await ask(server.origin, 'GET', '/login', ...many, 'Transfer-Encoding: chunked', 'Content-Length: 5')).statuses).toEqual([400]);
    expect((await send(server.origin, head('GET /login HTTP/1.1'))).statuses).toEqual([400]);
    expect((await send(server.origin, head('GET /login HTTP/1.1', 'Host:', 'Connection: close'))).statuses).toEqual([200]);
    expect((await send(server.origin, head('GET /login HTTP/1.0'))).statuses).toEqual([200]);
  });

  test('case 117: methods no door knows are refused at every door, and nothing is echoed', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'LOCK', 'PURGE', 'M-SEARCH', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of ['/login', '/dashboard', '/admin/', '/docs/', '/api/cart']) {
        for (const from of ['X: y', 'Sec-Fetch-Site: same-origin']) {
          const { statuses, text } = await ask(server.origin, method, path, from, 'X-Secret: tell-me');
          expect([401, 403, 404, 405, 422], `${method} ${path}`).toContain(statuses[0]);
          expect(text).not.toContain('tell-me');
        }
      }
    }
    expect((await send(server.origin, head('CONNECT evil.example:443 HTTP/1.1', 'Host: x'))).text).toBe('');
  });

  test('case 117: nothing is upgraded, whatever is asked for', async () => {
    for (const [protocol, ...more] of [['websocket', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'], ['h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']]) {
      const asked = head('GET /login HTTP/1.1', 'Host: x', 'Connection: Upgrade, close', `Upgrade: ${protocol}`, ...more);
      expect((await send(server.origin, asked)).statuses).toEqual([200]);
    }
  });

  test('case 106: 100-continue is answered and the body read, any other expectation is 417', async () => {
    const { statuses } = await send(server.origin, `${head('POST /login HTTP/1.1', 'Host: x', 'Connection: close', ...FORM, 'Expect: 100-continue', 'Content-Length: 7')}email=a`);
    expect(statuses).toEqual([100, 422]);
    expect((await ask(server.origin, 'GET', '/login', 'Expect: teapot')).statuses).toEqual([417]);
  });
});

test('case 174: three hundred requests in one packet are all answered, in their order, and the server lives', async () => {
  const some = Array.from({ length: 300 }, (_, n) => head(`GET ${n % 3 ? '/health' : '/nowhere'} HTTP/1.1`, 'Host: x', ...(n === 299 ? ['Connection: close'] : [])));
  const { statuses } = await send(server.origin, some.join(''), { patience: 30_000 });
  expect(statuses).toEqual(some.map((_, n) => (n % 3 ? 200 : 404)));
});
