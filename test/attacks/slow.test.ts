import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createHttpServer, listen } from '../../server/listen';
import { type RunningServer, startServer } from '../running-server';
import { head, send } from './wire';

let server: RunningServer;
/** The same kind of HTTP server in this process, whose limits a test may shorten. */
let own: Server;
let ownOrigin: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  own = createHttpServer();
  ownOrigin = `http://127.0.0.1:${await listen(own, (req, res) => req.resume().on('end', () => res.end('ok')), 0, '127.0.0.1')}`;
  return () => {
    own.closeAllConnections();
    own.close();
  };
});

/** Says a byte of the text every while, as long as somebody listens. */
const drip = (text: string, every: number, first = '') => (socket: Socket) => {
  socket.write(first);
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length]!), every);
  socket.on('close', () => clearInterval(timer));
};

test('case 166: clients that send a header byte by byte, half a request or nothing are closed after 15 seconds, and others are served meanwhile', async () => {
  const slow = [
    ...Array.from({ length: 100 }, () => send(server.origin, '', { patience: 20_000, speak: drip('x', 1_000, 'GET /login HTTP/1.1\r\nHost: x\r\nX-A: ') })),
    ...Array.from({ length: 100 }, () => send(server.origin, 'GET /login HTTP/1.1\r\nHost: x\r\n', { patience: 20_000 })),
    ...Array.from({ length: 50 }, () => send(server.origin, '', { patience: 20_000, speak: () => undefined })),
  ];
  const honest = performance.now();
  for (let time = 0; time < 5; time++) expect((await fetch(`${server.origin}/health`)).status).toBe(200);
  expect(performance.now() - honest).toBeLessThan(5_000);
  const heard = await Promise.all(slow);
  expect(Math.max(...heard.map(({ milliseconds }) => milliseconds))).toBeLessThan(18_000);
  expect(heard.filter(({ statuses }) => statuses.some((status) => status !== 408))).toEqual([]);
});

test('case 167: a body that drips is cut off with 408 at the limit for a whole request, which is 30 seconds', async () => {
  expect([own.headersTimeout, own.requestTimeout]).toEqual([15_000, 30_000]);
  own.requestTimeout = 1_500;
  own.headersTimeout = 1_000;
  const { statuses, milliseconds } = await send(ownOrigin, '', { speak: drip('x', 200, head('POST /x HTTP/1.1', 'Host: x', 'Content-Length: 1000')) });
  expect(statuses).toEqual([408]);
  expect(milliseconds).toBeLessThan(4_000);
});

test('case 168: connections beyond the most are closed at once, idle ones after five seconds, and then there is room again', async () => {
  expect([own.maxConnections, own.keepAliveTimeout]).toEqual([4_000, 5_000]);
  own.maxConnections = 20;
  const idle = Array.from({ length: 20 }, () => send(ownOrigin, head('GET / HTTP/1.1', 'Host: x'), { patience: 12_000 }));
  await expect.poll(() => connections(own)).toBe(20);
  const refused = await send(ownOrigin, head('GET / HTTP/1.1', 'Host: x'), { patience: 2_000 });
  expect(refused.statuses).toEqual([]);
  for (const { statuses, milliseconds } of await Promise.all(idle)) {
    expect(statuses).toEqual([200]);
    expect(milliseconds).toBeLessThan(9_000);
  }
  expect((await send(ownOrigin, head('GET / HTTP/1.1', 'Host: x', 'Connection: close'))).statuses).toEqual([200]);
});

const connections = (of: Server) => new Promise<number>((resolve) => of.getConnections((_error, count) => resolve(count)));
