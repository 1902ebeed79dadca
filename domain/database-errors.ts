import { BaseError } from 'sequelize';
import { type DomainError, conflict, forbidden, invalid, isDomainError, unavailable } from './rules/errors';

const LOST_CONNECTION = new Set([
  'SequelizeConnectionError',
  'SequelizeConnectionRefusedError',
  'SequelizeConnectionTimedOutError',
  'SequelizeConnectionAcquireTimeoutError',
  'SequelizeHostNotFoundError',
  'SequelizeHostNotReachableError',
]);

// PostgreSQL: shutting down, starting up, too many connections, no disk or memory, connection failures, statement or lock timeout.
const BUSY = /^(57P0[1-3]|53...|08...|57014|55P03|25P03|25P02)$/;
const NOT_STORABLE = /^(22003|22001|22P02|22007|22008|22021|23502|23514)$/;
const RETRY = /^(40001|40P01)$/;

/** PostgreSQL's five-character SQLSTATE behind an error of Sequelize or pg, if there is one. */
export function sqlState(error: unknown): string | undefined {
  const cause = error instanceof BaseError && 'original' in error ? error.original : error;
  return typeof cause === 'object' && cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** Two transactions got in each other's way; the whole of one may simply run again. */
export const isRetryable = (error: unknown) => RETRY.test(sqlState(error) ?? '');

/**
 * What a database error means for a person, or the error itself when it is a defect of ours. Rules are checked before
 * writing; what arrives here lost a race or slipped past, and the constraint had the last word.
 */
export function asDomainError(error: unknown): DomainError | unknown {
  if (isDomainError(error) || !(error instanceof Error)) return error;
  const state = sqlState(error) ?? '';
  if (LOST_CONNECTION.has(error.name) || BUSY.test(state) || isBrokenSocket(error)) return unavailable();
  if (isRetryable(error)) return unavailable('Too many people changed this at once. Please try again.');
  if (isWallsRefusal(error)) return forbidden('This belongs to another country.', 'other_country');
  if (state === '23505') return conflict('already_exists', 'This already exists.');
  if (state === '23503') return conflict('in_use', 'Other records still depend on this, or what it names is gone.');
  if (NOT_STORABLE.test(state)) return invalid('One of the values cannot be stored.');
  return error;
}

// Row-level security shares its SQLSTATE with every missing right, which is a defect; the C function behind it is its own.
function isWallsRefusal(error: Error): boolean {
  const cause = error instanceof BaseError && 'original' in error ? error.original : error;
  return (cause as { routine?: string }).routine === 'ExecWithCheckOptions';
}

function isBrokenSocket(error: Error): boolean {
  return /Connection terminated|is not queryable|Query read timeout|ECONNRESET|ECONNREFUSED|EPIPE|ConnectionManager.getConnection was called after/i.test(
    error.message,
  );
}
