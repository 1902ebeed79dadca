import { data, type LoaderFunctionArgs } from '@remix-run/node';
import type { Refusal } from './refusal';

/** The loader of an address that only takes forms. */
export function postOnly({ context: { requestId } }: LoaderFunctionArgs): never {
  const refusal: Refusal = { code: 'method_not_allowed', message: '', requestId };
  throw data(refusal, { status: 405, headers: { Allow: 'POST' } });
}
