import type { RequestHandler } from 'express';
import { sequelize } from '../db';

let asking: Promise<unknown> | null = null;

/**
 * 200 while the database answers, 503 while it does not; tells nothing else. Everybody may ask, so all who ask at once
 * share one question to the database: many of them must not take its connections from people who order.
 */
export const health: RequestHandler = async (_req, res) => {
  res.set('Cache-Control', 'no-store');
  try {
    asking ??= sequelize().query('SELECT 1').finally(() => (asking = null));
    await asking;
    res.json({ status: 'ok', database: 'ok' });
  } catch {
    res.status(503).set('Retry-After', '5').json({ status: 'unavailable', database: 'unreachable' });
  }
};
