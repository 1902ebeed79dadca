import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to the database that can be cut without either end being told. */
export class Line {
  url = '';
  #silent = false;
  readonly #sockets: Socket[] = [];
  readonly #server: Server;

  private constructor({ hostname, port }: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(port), hostname);
      this.#sockets.push(near, far);
      for (const [from, to] of [[near, far], [far, near]] as const) {
        from.on('data', (bytes) => this.#silent || to.write(bytes)).on('error', () => undefined).on('close', () => this.#silent || to.destroy());
      }
    });
  }

  static async to(url: string): Promise<Line> {
    const target = new URL(url);
    const line = new Line(target);
    await once(line.#server.listen(0, '127.0.0.1'), 'listening');
    target.host = `127.0.0.1:${(line.#server.address() as AddressInfo).port}`;
    line.url = target.href;
    return line;
  }

  /** Cut for the connections there are; new ones get through when it is whole again. */
  set silent(is: boolean) {
    this.#silent = is;
    if (!is) for (const socket of this.#sockets.splice(0)) socket.destroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
