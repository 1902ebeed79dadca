import { parse } from 'cookie';
import type { Request, RequestHandler } from 'express';
import { forbidden } from '../domain/rules/errors';
import { authorize } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { RequestRefusal } from './errors';
import type { OfficeTheme } from './theme';
import { asCurrentAdmin } from './viewer-of';

/**
 * Stands before everything of the back office, its scripts included: staff only, by the site's own sign-in, and its API
 * only from its own pages. AdminJS has no guard of its own; it believes whoever stands in `req.session`.
 */
export function guard(publicOrigin: string): RequestHandler {
  return (req, res, next) => {
    const viewer = res.locals.viewer as Viewer | null;
    const isApi = /^\/api\//i.test(req.path);
    const isExport = /^\/export\//i.test(req.path);
    if (req.method !== 'GET' && req.method !== 'POST') throw new RequestRefusal(405, 'This address answers GET and POST only.', { Allow: 'GET, POST' });
    if (!viewer) {
      // AdminJS's client knows an ended session by landing on exactly `loginPath`.
      res.redirect(isApi ? '/login' : `/login?redirectTo=${encodeURIComponent(req.originalUrl)}`);
      return;
    }
    authorize(viewer, 'office.enter');
    // Its buttons act by GET, and a link in an e-mail is a GET that carries the cookie.
    if ((isApi || isExport) && !isFromOurPage(req, publicOrigin)) throw forbidden('Please use the pages of the back office.', 'cross_site');
    res.set('Cache-Control', 'no-store');
    const theme = themeOf(req);
    res.locals.officeTheme = theme;
    const session = { adminUser: asCurrentAdmin(viewer, theme) };
    // AdminJS's handlers get a spread copy of the request: only an own, enumerable property arrives.
    Object.defineProperty(req, 'session', { value: session, enumerable: true, configurable: true, writable: true });
    next();
  };
}

function isFromOurPage(req: Request, publicOrigin: string): boolean {
  const site = req.get('sec-fetch-site');
  // Browsers send it to https and localhost only; elsewhere the pages' referrer policy lets Referer through.
  if (site !== undefined) return site === 'same-origin';
  const source = req.get('origin') ?? req.get('referer') ?? '';
  return URL.canParse(source) && new URL(source).origin === publicOrigin;
}

function themeOf(req: Request): OfficeTheme {
  return parse(req.get('cookie') ?? '').theme === 'dark' ? 'dark' : 'light';
}
