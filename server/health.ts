import type { RequestHandler } from 'express';
import { sequelize } from '../db';

/** 200 while the database answers, 503 while it does not; tells nothing else. */
export const health: RequestHandler = async (_req, res) => {
  res.set('Cache-Control', 'no-store');
  try {
    await sequelize().query('SELECT 1');
    res.json({ status: 'ok', database: 'ok' });
  } catch {
    res.status(503).set('Retry-After', '5').json({ status: 'unavailable', database: 'unreachable' });
  }
};
