import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from './start-error';

/** An HTTP server whose clients cannot hold it up: slow headers and bodies are cut off. */
export function createHttpServer(): Server {
  // Node looks for clients that take too long every half minute unless told, which would add as much to each limit.
  const server = createServer({ maxHeaderSize: 16_384, connectionsCheckingInterval: 1_000 });
  // Past 2,000 names Node would hide the rest from us, a body's length among them; 16 kB is limit enough.
  server.maxHeadersCount = 0;
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 4_000;
  return server;
}

/** What the two are set by, for whoever reads why it does not work. */
const SETTINGS = { port: 'PORT', host: 'HOST' };

/** Starts answering and returns the port. Throws StartError when the port is taken or not allowed. */
export async function listen(server: Server, listener: RequestListener, port: number, host: string, settings = SETTINGS): Promise<number> {
  server.on('request', pathsOnly(listener));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, { port, host }, settings)));
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Refuses requests for `*` or a whole URL, which only proxies and attackers send: Express answers some of them by itself,
 * without any of our headers, and Remix fails on the others.
 */
function pathsOnly(listener: RequestListener): RequestListener {
  return (req, res) => {
    if (req.url?.startsWith('/')) return listener(req, res);
    res.writeHead(400, { Connection: 'close', 'Cache-Control': 'no-store' }).end();
  };
}

function explain(error: NodeJS.ErrnoException, { port, host }: { port: number; host: string }, settings: typeof SETTINGS): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is taken. Stop what uses it, or choose another: ${settings.port}=${port + 1} npm start`);
  }
  if (error.code === 'EACCES') return new StartError(`Port ${port} needs more rights than this user has; choose one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new StartError(`${settings.host}=${host} is not an address of this machine.`);
  return error;
}
