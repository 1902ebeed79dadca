import { createHash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type Person, pool } from './sql-pool';

const BY_TOKEN = `
  SELECT u.id, u.email, u.name, u.role, u.is_staff, u.is_superuser, c.name AS country, c.currency, c.locale, c.time_zone,
         s.last_seen_at < now() - interval '1 minute' AS is_stale
  FROM api_session s JOIN api_user u ON u.id = s.user_id JOIN api_country c ON c.name = u.country
  WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - interval '8 hours' AND u.is_active`;

/** The session behind the bearer token, by one indexed query; 401 without one. */
export const whoIsAsking: RequestHandler = async (req, res, next) => {
  try {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '';
    const hash = createHash('sha256').update(token).digest();
    const { rows } = await pool.query<Person & { is_stale: boolean }>(BY_TOKEN, [hash]);
    if (!rows[0]) return void res.status(401).end();
    if (rows[0].is_stale) await pool.query('UPDATE api_session SET last_seen_at = now() WHERE token_hash = $1', [hash]);
    res.locals.person = rows[0];
    next();
  } catch (error) {
    next(error);
  }
};

export const personOf = (res: Response) => res.locals.person as Person;
