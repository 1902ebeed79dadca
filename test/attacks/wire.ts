import { connect, type Socket } from 'node:net';

export interface Heard {
  /** Status of every answer in the order they came. */
  statuses: number[];
  text: string;
  /** From the first byte sent to the end of the connection. */
  milliseconds: number;
}

export interface Sending {
  /** Milliseconds to wait for the server to close before it counts as a failure. */
  patience?: number;
  /** Once connected; instead of sending `bytes` at once. */
  speak?: (socket: Socket) => void;
}

/** Sends bytes as they are, where an HTTP client would tidy them, and reads until the server closes the connection. */
export function send(origin: string, bytes: string, { patience = 8_000, speak }: Sending = {}): Promise<Heard> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let text = '';
    const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, () => (speak ? speak(socket) : socket.write(bytes, 'latin1')));
    const giveUp = setTimeout(() => {
      socket.destroy();
      reject(new Error(`still open after ${patience} ms, having said:\n${text.slice(0, 500)}`));
    }, patience);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    // A server that closes while we still send resets the connection; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(giveUp);
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ statuses, text, milliseconds: performance.now() - started });
    });
  });
}

export const head = (...lines: string[]) => [...lines, '', ''].join('\r\n');

/** A request for one target, after which the server is asked to close. */
export const ask = (origin: string, method: string, target: string, ...headers: string[]) =>
  send(origin, head(`${method} ${target} HTTP/1.1`, 'Host: evil.example', 'Connection: close', ...headers));
