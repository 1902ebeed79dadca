import { type DomainError, invalid } from '../domain/rules/errors';

/** Refusals that only HTTP knows: they carry their own status. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export const unsupportedMediaType = () =>
  new HttpError(415, 'unsupported_media_type', 'Please send JSON, with the content type application/json.');

export const methodNotAllowed = (allow: string) =>
  new HttpError(405, 'method_not_allowed', `This address answers only to ${allow}.`, { Allow: allow });

/** What the body parser found wrong; its own messages would repeat what was sent. */
export function malformedBody(error: unknown, limit: number): HttpError | DomainError | unknown {
  const type = typeof error === 'object' && error && 'type' in error ? String(error.type) : '';
  if (type === 'entity.too.large') return new HttpError(413, 'too_large', `Please send at most ${limit / 1024} kB.`);
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return unsupportedMediaType();
  if (type === 'request.aborted') return new HttpError(400, 'aborted', 'The request ended too early.');
  if (type.startsWith('entity.') || type.startsWith('request.') || error instanceof SyntaxError) {
    return invalid('', [{ loc: ['body'], msg: 'This is not valid JSON.', type: 'json_invalid' }]);
  }
  return type || isZlibError(error) ? invalid('', [{ loc: ['body'], msg: 'The body cannot be read.', type: 'body_invalid' }]) : error;
}

const isZlibError = (error: unknown) => error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
