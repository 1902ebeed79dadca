import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** What the product answered, to be given again. */
export interface Recorded {
  method: 'GET' | 'POST';
  path: string;
  status: number;
  type: string;
  body: string;
}

/** Serves what `build` makes of the product's answers, which lie in the file RECORDED, on a free port of the loopback. */
export function serve(build: (recorded: Recorded[]) => Express): void {
  const recorded = JSON.parse(readFileSync(process.env.RECORDED!, 'utf8')) as Recorded[];
  const server = build(recorded).listen(0, '127.0.0.1', () => {
    process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
  });
  process.on('SIGTERM', () => process.exit(0)).on('SIGINT', () => process.exit(0));
}
