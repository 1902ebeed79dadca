import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Shop } from '../domain';
import { asDomainError } from '../domain/database-errors';
import { DomainError, isDomainError, unauthenticated } from '../domain/rules/errors';
import { sessionCookie } from '../domain/rules/session-cookie';
import type { Client } from '../domain/sessions';
import type { Viewer } from '../domain/rules/viewer';
import { HttpError, methodNotAllowed } from './body-errors';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { refuse } from './errors';
import { bodyReader, readIdempotencyKey, readInput } from './input';
import { openApiDocument } from './openapi';
import { rateLimit, type RateLimits } from './rate-limit';
import { send, sendWritten } from './send';
import { Written } from './written';

/** What the host has found out about a request, in `res.locals`. */
interface Asking {
  viewer: Viewer | null;
  token: string | null;
  client: Client;
  requestId: string;
}

export interface ApiOptions {
  shop: Shop;
  log: Logger;
  publicOrigin: string;
  rateLimits: RateLimits;
}

/** The door for programs: everything below `/api`, JSON in and out, errors included. */
export function createApi({ shop, log, publicOrigin, rateLimits }: ApiOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const secure = publicOrigin.startsWith('https:');
  const document = new Written(openApiDocument());

  router.use(rateLimit(rateLimits));
  router.get('/openapi.json', (req, res, next) => {
    res.set('Cache-Control', 'public, max-age=300').set('ETag', document.etag);
    sendWritten(req, res, document).catch(next);
  });
  for (const [path, endpoints] of byPath()) {
    const handlers = new Map(endpoints.map((endpoint) => [endpoint.method as string, answering(endpoint)]));
    const allow = [...handlers.keys(), ...(handlers.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    router.all(path.replace(/\{(\w+)\}/g, ':$1'), (req, res, next) => {
      if (req.method === 'OPTIONS') return res.status(204).set('Allow', allow).end();
      const handler = handlers.get(req.method === 'HEAD' ? 'GET' : req.method);
      if (!handler) return next(methodNotAllowed(allow));
      return handler(req, res, next);
    });
  }
  router.use((_req, _res, next) => next(noSuchAddress()));
  router.use(answerError(log));
  return router;

  function answering(endpoint: Endpoint): RequestHandler {
    const readBody = bodyReader(endpoint);
    return (req, res, next) => {
      answer(req, res).catch(next);
    };

    async function answer(req: Request, res: Response): Promise<void> {
      const { viewer, token, client } = res.locals as Asking;
      if (endpoint.access === 'person' && !viewer) throw unauthenticated();
      await readBody(req, res);
      const asked = {
        shop,
        client,
        token,
        input: readInput(endpoint, req),
        idempotencyKey: readIdempotencyKey(endpoint, req),
        remember: (session: string | null) => res.append('Set-Cookie', sessionCookie(session, { secure })),
      };
      await send(req, res, endpoint, await endpoint.handle(asked, viewer!));
    }
  }
}

// Also for a path with a broken percent-encoding, which Express tells as a URIError.
const noSuchAddress = () => new DomainError('not_found', 'not_found', 'There is no such address in this API.');

function byPath(): Map<string, Endpoint[]> {
  const paths = new Map<string, Endpoint[]>();
  for (const endpoint of ENDPOINTS) paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint]);
  return paths;
}

function answerError(log: Logger): ErrorRequestHandler {
  return (raised, _req, res, next) => {
    if (res.headersSent) return next(raised);
    const { requestId } = res.locals as Asking;
    const error = raised instanceof URIError ? noSuchAddress() : asDomainError(raised);
    res.set('Cache-Control', 'no-store');
    if (error instanceof HttpError) {
      res.status(error.status).set(error.headers).json({ detail: error.message, code: error.code, requestId });
      return;
    }
    if (!isDomainError(error)) log.error({ err: error, requestId }, 'unexpected error');
    const { status, headers, body } = isDomainError(error)
      ? refuse(error, requestId)
      : { status: 500, headers: {}, body: { detail: 'Something went wrong on our side. Please try again.', code: 'internal', requestId } };
    res.status(status).set(headers).json(body);
  };
}
