import type { RequestHandler } from 'express';
import type { Recorded } from './reference';

/** Slooze means to answer a warm catalog from memory, so the reference has the bytes ready as well. */
export function catalog(recorded: Recorded[]): RequestHandler {
  const ready = new Map(recorded.map(({ path, body }) => [path, Buffer.from(body)]));
  return (req, res) => {
    const bytes = ready.get(req.originalUrl);
    if (!bytes) return void res.status(404).end();
    res.type('application/json').send(bytes);
  };
}
