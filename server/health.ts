import type { RequestHandler } from 'express';
import { databaseAnswers } from './database-pulse';

let leaving = false;

/** From now on this process says that it is not ready: it will end, and others should get its requests. */
export const beginLeaving = (): void => {
  leaving = true;
};

/** Liveness: 200 as long as this process can answer at all. A restart would not bring the database back. */
export const health: RequestHandler = async (_req, res) => {
  const database = (await databaseAnswers()) ? 'ok' : 'unreachable';
  res.set('Cache-Control', 'no-store').json({ status: 'ok', database });
};

/** Readiness: 200 while requests should be sent here, 503 while the database is away and before this process ends. */
export const ready: RequestHandler = async (_req, res) => {
  const status = leaving ? 'leaving' : (await databaseAnswers()) ? 'ready' : 'unavailable';
  res.set('Cache-Control', 'no-store');
  if (status !== 'ready') res.status(503).set('Retry-After', '5');
  res.json({ status });
};
