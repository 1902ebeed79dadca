import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express, { Router, type RequestHandler, type Response } from 'express';
import type { ViteDevServer } from 'vite';
import type { Config } from '../config/env';
import type { Shop } from '../domain';
import type { Asking } from './who-is-asking';

const YEAR = 31_536_000_000;

/** Built files: hashed names never change, the few others may within the hour. */
export function builtFiles(clientDir: string): Router {
  return Router()
    .use('/assets', express.static(path.join(clientDir, 'assets'), { immutable: true, maxAge: YEAR, index: false, fallthrough: false }))
    .use(express.static(clientDir, { maxAge: 3_600_000, index: false, dotfiles: 'ignore' }));
}

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
