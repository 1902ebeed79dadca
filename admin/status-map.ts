import type { RequestHandler } from 'express';
import { HTTP_STATUS, type ErrorKind } from '../domain/rules/errors';

interface Answer {
  notice?: { type?: string };
  record?: { baseError?: { type?: string; kind?: ErrorKind } | null; errors?: object };
}

const BY_TYPE: Readonly<Record<string, number>> = { ForbiddenError: 403, NotFoundError: 404, ValidationError: 422 };

/**
 * AdminJS answers refusals with 200 and a notice; here they leave with the status they mean. Its client would then show
 * a generic message: `components/answers.ts` teaches it to read these as before.
 */
export function statusMap(): RequestHandler {
  return (_req, res, next) => {
    const send = res.send.bind(res);
    res.send = (body: unknown) => {
      if (res.statusCode === 200 && typeof body === 'object' && body !== null) res.status(statusOf(body));
      return send(body);
    };
    next();
  };
}

function statusOf({ notice, record }: Answer): number {
  if (notice?.type !== 'error') return 200;
  const { type, kind } = record?.baseError ?? {};
  if (kind) return HTTP_STATUS[kind];
  if (record?.errors && Object.keys(record.errors).length > 0) return 422;
  return BY_TYPE[type ?? ''] ?? 400;
}
