import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import { asDomainError } from '../domain/database-errors';
import { HTTP_STATUS, isDomainError, notFound } from '../domain/rules/errors';

/** A request this room does not take, in HTTP's own terms. */
export class RequestRefusal extends Error {
  override readonly name = 'RequestRefusal';
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** What no page and no action answers does not exist. */
export const nothingHere: RequestHandler = (_req, _res, next) => next(notFound('page'));

export type Report = (error: unknown, requestId: string) => void;

/**
 * Answers errors of the API in the shape AdminJS's client shows as a notice; errors of pages go on to the host. Defects
 * are reported and tell the outside nothing but the request id.
 */
export function answerErrors(report: Report): ErrorRequestHandler {
  return (raised, req, res, next) => {
    const error = asDomainError(raised);
    if (res.headersSent) return next(raised);
    if (error instanceof RequestRefusal) res.set(error.headers);
    if (!isApi(req)) {
      if (!(error instanceof RequestRefusal)) return next(error);
      res.status(error.status).type('text/plain').send(error.message);
      return;
    }
    const requestId = String(res.locals.requestId);
    const { status, message } = describe(error, requestId);
    if (status === 500) report(raised, requestId);
    res.status(status);
    if (isDomainError(error) && error.details.retryAfterSeconds) res.set('Retry-After', String(error.details.retryAfterSeconds));
    res.json(asNotice(message));
  };
}

const isApi = (req: Request) => req.path.startsWith('/api/');

function describe(error: unknown, requestId: string): { status: number; message: string } {
  if (isDomainError(error)) return { status: HTTP_STATUS[error.kind], message: error.message };
  if (error instanceof RequestRefusal) return { status: error.status, message: error.message };
  const { status, statusCode, baseMessage } = error as { status?: number; statusCode?: number; baseMessage?: string };
  const code = status ?? statusCode ?? 500;
  if (code >= 400 && code < 500) return { status: code, message: baseMessage ?? 'Slooze could not read this request.' };
  return { status: 500, message: `Something went wrong on our side. Please try again. (Request ${requestId})` };
}

/** An answer every kind of AdminJS action can take in. */
function asNotice(message: string) {
  return {
    notice: { type: 'error', message },
    record: { params: {}, populated: {}, errors: {}, recordActions: [], bulkActions: [] },
    records: [],
    meta: { total: 0, perPage: 10, page: 1, direction: null, sortBy: null },
  };
}
