import type { Request, RequestHandler } from 'express';
import { forbidden } from '../domain/rules/errors';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that another site's page makes a browser send, before any door sees them. Browsers say where a request
 * comes from in Sec-Fetch-Site, older ones in Origin; Host and X-Forwarded-Host are what the caller likes and are never
 * asked. Programs send neither and may only speak to the API, which takes nothing but JSON: what no form can send.
 */
export function originGuard(publicOrigin: string): RequestHandler {
  return (req, _res, next) => {
    if (SAFE.has(req.method) || isOurs(req, publicOrigin)) return next();
    next(forbidden('This form was sent from another site. Open Slooze and try again.', 'cross_site'));
  };
}

function isOurs(req: Request, publicOrigin: string): boolean {
  const site = req.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin !== undefined) return origin === publicOrigin;
  return req.path.startsWith('/api/');
}
