import { AppError, ForbiddenError, NotFoundError, ValidationError } from 'adminjs';
import { asDomainError } from '../domain/database-errors';
import { isDomainError } from '../domain/rules/errors';

/** Runs domain work for an AdminJS handler: a refusal of the domain arrives as an error AdminJS can show. */
export async function inAdminWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asAdminError(error);
  }
}

/** A DomainError in AdminJS's classes; what the person cannot mend stays as it is and becomes a 5xx. */
export function asAdminError(raised: unknown): unknown {
  const error = asDomainError(raised);
  if (!isDomainError(error)) return error;
  const { kind, message, details } = error;
  if (kind === 'forbidden' || kind === 'unauthenticated') return new ForbiddenError(message);
  if (kind === 'not_found') return new NotFoundError(message, 'Record');
  if (kind === 'unavailable' || kind === 'too_many') return error;
  // A ValidationError without a field counts as success in AdminJS's new and edit actions.
  if (kind === 'invalid' && details.fields?.length) {
    const fields = details.fields.map(({ loc, msg }) => [loc.slice(1).join('.'), { message: msg }]);
    return new ValidationError(Object.fromEntries(fields), { message });
  }
  const refusal = new AppError(message);
  Object.assign(refusal.baseError, { kind });
  return refusal;
}
