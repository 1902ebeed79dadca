import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import type { RequestHandler, Response } from 'express';
import type { ViteDevServer } from 'vite';
import type { Config } from '../config/env';
import type { Shop } from '../domain';
import { notFound } from '../domain/rules/errors';
import type { Asking } from './who-is-asking';

const MOST_FORM_BYTES = 16_384;

/**
 * Remix compares Origin with whatever Host or X-Forwarded-Host says and answers 500 where a proxy changed one of them. Our
 * guard has judged the origin by then, so Remix is told the configured address and nothing to compare it with.
 */
export function settleOrigin(publicOrigin: string): RequestHandler {
  const { host } = new URL(publicOrigin);
  return (req, _res, next) => {
    delete req.headers.origin;
    delete req.headers['x-forwarded-host'];
    req.headers.host = host;
    next();
  };
}

/**
 * Lets through what the site's pages send: forms of a known, small size. Remix would read a body of any size into memory,
 * several times over, and whatever is typed is repeated in the answer.
 */
export const smallForms: RequestHandler = (req, res, next) => {
  const hasUnknownSize = req.headers['transfer-encoding'] !== undefined;
  if (!hasUnknownSize && Number(req.headers['content-length'] ?? 0) <= MOST_FORM_BYTES) return next();
  // What is left of a refused body is not worth reading.
  res.set('Connection', 'close');
  next(Object.assign(new Error('This form is too large.'), { status: hasUnknownSize ? 411 : 413 }));
};

/** TRACE cannot even be told to Remix, which answers other methods it does not know by itself. */
export const noTrace: RequestHandler = (req, _res, next) =>
  next(req.method === 'TRACE' ? Object.assign(new Error('Nothing is traced here.'), { status: 405 }) : undefined);

/** Remix's older way of asking for a page's data, which nothing here uses: it logs a warning with a stack for each. */
export const noOldData: RequestHandler = (req, _res, next) =>
  next(new URLSearchParams(req.originalUrl.replace(/^[^?]*/, '')).has('_data') ? notFound('page') : undefined);

/** The Remix site. Its routes reach everything that has state through the load context made here. */
export function site(config: Config, shop: Shop, build: ServerBuild | (() => Promise<ServerBuild>)) {
  return createRequestHandler({
    build,
    mode: config.mode,
    getLoadContext: (_req, res): AppLoadContext => ({
      ...asking(res),
      shop,
      demo: config.demoData,
      secureCookies: config.publicOrigin.startsWith('https:'),
      publicOrigin: config.publicOrigin,
    }),
  });
}

function asking(res: Response): Asking {
  const { viewer, token, client, requestId, nonce } = res.locals as Asking;
  return { viewer, token, client, requestId, nonce };
}

/** Vite's files without the addresses of the other doors, whose folders it would serve as sources. */
export const besideDoors = (files: RequestHandler): RequestHandler => (req, res, next) =>
  /^\/(admin|api|docs)(\/|$)/.test(req.path) ? next() : files(req, res, next);

/** Vite serves the sources and reloads what is edited under `app/`. */
export const developmentBuild = (vite: ViteDevServer) => () =>
  vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
