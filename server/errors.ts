import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { asDomainError } from '../domain/database-errors';
import { DomainError, HTTP_STATUS, isDomainError } from '../domain/rules/errors';
import { errorPage } from './error-page';

/** What nothing in the host answers does not exist. */
export const nothingHere: RequestHandler = (_req, _res, next) => {
  next(new DomainError('not_found', 'not_found', 'There is nothing at this address.'));
};

/**
 * The last stop of every error that no door has answered. A refusal is told in its own words; a defect is logged once
 * and tells the outside nothing but the request id.
 */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (raised, req, res, next) => {
    const error = asDomainError(raised);
    const { requestId } = res.locals as { requestId: string };
    if (!isDomainError(error) && !clientStatus(error)) log.error({ err: error, requestId }, 'unexpected error');
    if (res.headersSent) return next(raised);
    const { status, code, message, retryAfter } = describe(error);
    res.status(status).set('Cache-Control', 'no-store');
    if (retryAfter) res.set('Retry-After', String(retryAfter));
    if (req.path.startsWith('/api/') || !req.accepts('html')) {
      res.json({ detail: message, code, requestId });
    } else {
      res.type('html').send(errorPage({ status, message, requestId, nonce: nonceOf(res) }));
    }
  };
}

function describe(error: unknown): { status: number; code: string; message: string; retryAfter?: number } {
  if (isDomainError(error)) {
    const { kind, code, message, details } = error;
    return { status: HTTP_STATUS[kind], code, message, retryAfter: details.retryAfterSeconds };
  }
  const status = clientStatus(error);
  if (status) return { status, code: 'bad_request', message: 'Slooze could not read this request.' };
  return { status: 500, code: 'internal', message: 'Something went wrong on our side. Please try again.' };
}

/** Errors of Express and its parsers blame the request with a status below 500. */
function clientStatus(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
  return status >= 400 && status < 500 ? status : null;
}

const nonceOf = (res: Response) => String(res.locals.nonce ?? '');
