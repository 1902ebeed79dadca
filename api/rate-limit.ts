import type { RequestHandler, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { network } from '../domain/throttle';
import { tooMany } from '../domain/rules/errors';
import type { Viewer } from '../domain/rules/viewer';

const WINDOW = 60;

export interface RateLimits {
  /** Requests a minute of one person. */
  person: number;
  /** Requests a minute of one network, not signed in. */
  guest: number;
}

/**
 * Counts a request against the budget of whoever asks, tells it in the headers of the IETF draft "RateLimit header
 * fields for HTTP", and refuses when it is spent. Each instance counts for itself: this protects the machine, while
 * attempts to sign in are counted together in PostgreSQL.
 */
export function rateLimit({ person, guest }: RateLimits): RequestHandler {
  const people = new RateLimiterMemory({ points: person, duration: WINDOW });
  const guests = new RateLimiterMemory({ points: guest, duration: WINDOW });
  return (req, res, next) => {
    count(res.locals.viewer as Viewer | null, network(req.ip ?? null), res).then(() => next(), next);
  };

  async function count(viewer: Viewer | null, address: string, res: Response): Promise<void> {
    const [limiter, key, policy] = viewer ? [people, viewer.id, 'person'] : [guests, address, 'guest'];
    res.set('RateLimit-Policy', `"${policy}";q=${limiter.points};w=${WINDOW}`);
    try {
      tell(res, policy, await limiter.consume(key));
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      tell(res, policy, spent);
      throw tooMany('You are asking too often. Please wait a moment.', Math.max(1, Math.ceil(spent.msBeforeNext / 1000)));
    }
  }
}

function tell(res: Response, policy: string, { remainingPoints, msBeforeNext }: RateLimiterRes): void {
  res.set('RateLimit', `"${policy}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1000)}`);
}
