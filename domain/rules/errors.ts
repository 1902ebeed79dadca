export type ErrorKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'invalid'
  | 'too_many'
  | 'unavailable';

export interface FieldError {
  /** Where the value came from, for example ['body', 'email']. */
  loc: (string | number)[];
  msg: string;
  type: string;
}

export interface ErrorDetails {
  fields?: FieldError[];
  /** For too_many and unavailable: when trying again makes sense. */
  retryAfterSeconds?: number;
  /** For price_changed: what the price was in the cart and what it is now. */
  priceChanges?: PriceChange[];
  /** For price_changed: what the order would cost now, in hundredths. */
  nowTotalMinor?: number;
}

export interface PriceChange {
  menuId: string;
  name: string;
  oldPriceMinor: number;
  newPriceMinor: number;
  currency: string;
}

/**
 * A refusal the person can understand: `message` is a sentence that says what to do next, `code` a stable word
 * programs may rely on. Recognised across bundles by shape (`isDomainError`), never by class.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** True for a DomainError of any copy of this module: the site's bundle and the host each hold one. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === 'DomainError' && 'kind' in error && 'code' in error;
}

export const unauthenticated = (message = 'Please sign in first.', code = 'unauthenticated') =>
  new DomainError('unauthenticated', code, message);

export const forbidden = (message = 'Your role does not allow this.', code = 'forbidden') =>
  new DomainError('forbidden', code, message);

export const notFound = (thing: string) =>
  new DomainError('not_found', 'not_found', `This ${thing} does not exist, or is not yours to see.`);

export const conflict = (code: string, message: string, details?: ErrorDetails) =>
  new DomainError('conflict', code, message, details);

/** Prices are not what the person was shown; `nowTotalMinor` is what all of it would cost now, where that is known. */
export function priceChanged(priceChanges: PriceChange[], nowTotalMinor?: number): DomainError {
  const names = priceChanges.map((change) => change.name).join(', ');
  const what = names ? `The price of ${names} has changed` : 'The total is not what it was';
  return conflict('price_changed', `${what}. Please look again before ordering.`, { priceChanges, nowTotalMinor });
}

export const invalid = (message: string, fields: FieldError[] = [], code = 'invalid') =>
  new DomainError('invalid', code, message, { fields });

/** One field is wrong: shorthand for `invalid` with a single entry. */
export const invalidField = (field: string, msg: string, type = 'value_error') =>
  invalid(msg, [{ loc: ['body', field], msg, type }]);

export const tooMany = (message: string, retryAfterSeconds: number) =>
  new DomainError('too_many', 'too_many_requests', message, { retryAfterSeconds });

export const unavailable = (message = 'Slooze cannot reach its database. Please try again in a moment.') =>
  new DomainError('unavailable', 'unavailable', message, { retryAfterSeconds: 5 });

/** The only place that knows both the domain's words and HTTP's numbers. */
export const HTTP_STATUS: Readonly<Record<ErrorKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};
