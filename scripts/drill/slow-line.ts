import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A wire to the database on which everything takes its time. */
export class SlowLine {
  /** Milliseconds each way. */
  delay = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<SlowLine> {
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      for (const [from, to] of [[near, far], [far, near]] as const) {
        line.sockets.add(from);
        from.setNoDelay(true);
        from.on('data', (bytes) => line.later(() => to.write(bytes)));
        from.on('error', () => undefined).on('close', () => {
          line.sockets.delete(from);
          line.later(() => to.destroy());
        });
      }
    });
    const line = new SlowLine(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
  }

  // Timers of one length ring in the order they were set, so nothing overtakes.
  private later(what: () => void): void {
    if (this.delay === 0) what();
    else setTimeout(what, this.delay);
  }
}
