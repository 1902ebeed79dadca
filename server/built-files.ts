import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import staticGzip from 'express-static-gzip';

const YEAR = 31_536_000_000;

/** Built files: hashed names never change, the few others may within the hour. Folders are nothing, so no path is sent elsewhere. */
export function builtFiles(clientDir: string): Router {
  const hashed = staticGzip(path.join(clientDir, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    serveStatic: { immutable: true, maxAge: YEAR, index: false, redirect: false, fallthrough: false, setHeaders: withoutPageHeaders },
  });
  return Router()
    .use('/assets', hashed)
    .use(onlyFor(filesIn(clientDir), express.static(clientDir, { maxAge: 3_600_000, index: false, redirect: false })));
}

/** The disk is asked for what is known to be there, not for the path of every request that passes. */
const onlyFor =
  (paths: ReadonlySet<string>, handle: RequestHandler): RequestHandler =>
  (req, res, next) =>
    paths.has(req.path) ? handle(req, res, next) : next();

const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [`/${entry.name}`] : [])));

/** What only a page obeys: on scripts, styles and fonts it is weight, more than many of them have themselves. */
const OF_PAGES = [
  'Content-Security-Policy',
  'Permissions-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'Referrer-Policy',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];

function withoutPageHeaders(res: ServerResponse): void {
  for (const name of OF_PAGES) res.removeHeader(name);
}
