import type { RequestHandler, Response } from 'express';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { logOutput } from './log-output';
import type { Asking } from './who-is-asking';

/** Structured logs on standard output; whatever could open a door is cut out. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      timestamp: stdTimeFunctions.isoTime,
      redact: {
        paths: ['*.password', '*.token', '*.authorization', '*.cookie', 'req.headers', 'res.headers'],
        censor: '[redacted]',
      },
    },
    logOutput(),
  );
}

/**
 * One line for each request, when it is over: who asked for what is told by ids and paths, never by headers or queries;
 * who it was and from where, for whoever looks into an attack later.
 */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const { method } = req;
    const path = req.url.split('?', 1)[0];
    res.once('close', () => {
      const { requestId, traceId, viewer, client } = res.locals as Partial<Asking> & { traceId?: string };
      const line = {
        req: { id: requestId, method, path },
        traceId,
        person: viewer?.id,
        from: client?.ip,
        res: { status: res.statusCode },
        responseTime: Math.round(performance.now() - began),
      };
      log[levelOf(res)](line, res.writableFinished ? 'request completed' : 'request aborted');
    });
    next();
  };
}

const levelOf = (res: Response) => (res.statusCode >= 500 ? 'error' : 'info');
