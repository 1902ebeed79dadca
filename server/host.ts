import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config/env';
import type { Shop } from '../domain';
import { currentRequest } from '../domain/request';
import { answerErrors, nothingHere } from './errors';
import { health, ready } from './health';
import { requestLog } from './log';
import { originGuard } from './origin-guard';
import { pictures } from './pictures';
import { securityHeaders } from './security-headers';
import { noOldData, noTrace, settleOrigin, smallForms } from './site';
import { whoIsAsking } from './who-is-asking';

export interface Doors {
  /** Built or development files of the site; asked before anybody is identified. */
  files: RequestHandler;
  api: RequestHandler;
  /** The readable reference of the API; open to everybody. */
  apiReference: RequestHandler;
  backOffice: RequestHandler;
  site: RequestHandler;
}

/**
 * The one host in front of every door, in the order a request meets it. No body parser stands here: AdminJS and Remix
 * read their own bodies and hang or see nothing when somebody was faster.
 */
export function createHost(config: Config, shop: Shop, doors: Doors, log: Logger): Express {
  const host = express();
  host.disable('x-powered-by');
  host.disable('etag');
  host.enable('case sensitive routing');
  host.set('trust proxy', config.trustProxy.length > 0 ? config.trustProxy : false);

  host.use(nameRequest);
  if (config.trustProxy.length === 0) host.use(ignoreForwarding);
  host.use(requestLog(log));
  host.use(securityHeaders({ publicOrigin: config.publicOrigin, development: config.mode === 'development' }));
  host.use(compressPages);
  host.get('/health', health);
  host.get('/ready', ready);
  host.use('/pictures', pictures());
  host.use(doors.files);
  host.use('/docs', doors.apiReference);
  host.use(originGuard(config.publicOrigin));
  host.use(whoIsAsking(shop));
  host.use('/api', doors.api);
  host.use('/admin', doors.backOffice);
  host.use(noTrace, noOldData, smallForms, settleOrigin(config.publicOrigin), doors.site);
  host.use(nothingHere);
  host.use(answerErrors(log));
  return host;
}

const compress = compression();

/** All but the API, which compresses what stays the same once. */
const compressPages: RequestHandler = (req, res, next) => {
  if (req.path.startsWith('/api/')) return next();
  compress(req, res, next);
};

const nameRequest: RequestHandler = (_req, res, next) => {
  const id = randomUUID();
  res.locals.requestId = id;
  res.setHeader('X-Request-Id', id);
  currentRequest.run({ id }, next);
};

// Remix reads these headers itself and would believe anybody.
const ignoreForwarding: RequestHandler = (req, _res, next) => {
  delete req.headers['x-forwarded-host'];
  delete req.headers['x-forwarded-proto'];
  next();
};
