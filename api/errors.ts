import { z } from 'zod';
import { type DomainError, HTTP_STATUS } from '../domain/rules/errors';
import { REQUEST_ID } from './schemas';

const requestId = z.uuid().meta({ example: REQUEST_ID, description: 'Quote it when asking for help.' });
const amount = z.number().meta({ example: 65 });

export const FailureSchema = z
  .object({
    detail: z.string().meta({ example: 'This order has already been cancelled.' }),
    code: z.string().meta({ example: 'already_cancelled', description: 'A stable word programs may rely on.' }),
    requestId,
    prices: z
      .array(z.object({ menuId: z.uuid(), name: z.string(), price: amount, currentPrice: amount }))
      .optional()
      .meta({ description: 'With code price_changed: the dishes whose price is not the one that was sent.' }),
    totalAmount: z.number().optional().meta({ description: 'With code price_changed: what the order would cost now.' }),
  })
  .meta({ id: 'Failure' });

export const InvalidSchema = z
  .object({
    detail: z.array(
      z.object({
        loc: z.array(z.union([z.string(), z.number()])).meta({ example: ['body', 'quantity'] }),
        msg: z.string().meta({ example: 'The quantity can be at most 99.' }),
        type: z.string().meta({ example: 'too_big' }),
      }),
    ),
    code: z.string().meta({ example: 'invalid' }),
    requestId,
  })
  .meta({ id: 'Invalid' });

// Refusals of a request as a whole that are about something other than the body.
const PLACES: Record<string, string[]> = { idempotency_key_reused: ['header', 'Idempotency-Key'] };

export interface Refusal {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** A domain error as the API tells it: HTTP's number, headers and the one shape of all refusals. */
export function refuse(error: DomainError, requestId: string): Refusal {
  const { kind, code, message, details } = error;
  const headers: Record<string, string> = {
    ...(details.retryAfterSeconds && { 'Retry-After': String(Math.ceil(details.retryAfterSeconds)) }),
    ...(kind === 'unauthenticated' && { 'WWW-Authenticate': 'Bearer' }),
  };
  return { status: HTTP_STATUS[kind], headers, body: { detail: detailOf(error), code, requestId, ...prices(error) } };

  function detailOf({ details: { fields } }: DomainError) {
    if (kind !== 'invalid') return message;
    return fields?.length ? fields : [{ loc: PLACES[code] ?? ['body'], msg: message, type: code }];
  }
}

function prices({ details: { priceChanges, nowTotalMinor } }: DomainError) {
  return {
    ...(priceChanges?.length && {
      prices: priceChanges.map(({ menuId, name, oldPriceMinor, newPriceMinor }) => ({
        menuId,
        name,
        price: oldPriceMinor / 100,
        currentPrice: newPriceMinor / 100,
      })),
    }),
    ...(nowTotalMinor !== undefined && { totalAmount: nowTotalMinor / 100 }),
  };
}
