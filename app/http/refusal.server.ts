import { data } from '@remix-run/node';
import { HTTP_STATUS, isDomainError, type DomainError } from '../../domain/rules/errors';
import { reportUnexpected } from './unexpected.server';
import type { Refusal } from './refusal';

/** Whatever went wrong, as something to throw so that the page's ErrorBoundary can explain it. */
export function refusalFor(error: unknown, requestId: string): unknown {
  if (isAnswer(error)) return error;
  if (isDomainError(error)) {
    const body: Refusal = { code: error.code, message: error.message, requestId };
    return data(body, { status: HTTP_STATUS[error.kind], headers: retryAfter(error) });
  }
  reportUnexpected(error, requestId);
  const body: Refusal = { code: 'internal', message: '', requestId };
  return data(body, { status: 500 });
}

/** The `Retry-After` header of an error that says when trying again makes sense. */
export function retryAfter(error: DomainError): Record<string, string> {
  const seconds = error.details.retryAfterSeconds;
  return seconds === undefined ? {} : { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) };
}

/** A redirect or `data()` thrown on purpose. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof Response ||
    (typeof error === 'object' && error !== null && 'type' in error && error.type === 'DataWithResponseInit')
  );
}
