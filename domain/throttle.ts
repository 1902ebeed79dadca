import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { sequelize } from '../db';
import { asDomainError } from './database-errors';
import { tell } from './happenings';
import { tooMany } from './rules/errors';

const QUARTER_HOUR = 15 * 60;

export interface SignInThrottle {
  /** Counts one attempt before the password is looked at. Throws `too_many`; `unavailable` when it cannot count. */
  attempt(email: string, ip: string | null): Promise<void>;
  /** Forgets the failures of an account at an address, after the right password. */
  forgive(email: string, ip: string | null): Promise<void>;
}

/** Limits on signing in, kept in PostgreSQL: shared by all instances, and a restart forgives nobody. */
export function signInThrottle(): SignInThrottle {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterPostgres({
      storeClient: sequelize(),
      tableName: 'api_throttle',
      tableCreated: true,
      keyPrefix,
      points,
      duration: QUARTER_HOUR,
      clearExpiredByTimeout: false,
    });
  const byAccount = limiter('account', 5);
  const byAddress = limiter('address', 100);
  return {
    async attempt(email, ip) {
      const place = network(ip);
      await count(byAddress, place, 1);
      await count(byAccount, `${email} ${place}`.slice(0, 240), 1);
    },
    async forgive(email, ip) {
      const place = network(ip);
      // The person is in already: a count that cannot be reset must not turn them away again.
      await byAccount.delete(`${email} ${place}`.slice(0, 240)).catch(() => undefined);
      await byAddress.reward(place, 1).catch(() => undefined);
    },
  };
}

async function count(limiter: RateLimiterPostgres, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw asDomainError(refusal);
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    tell('signing in', { outcome: 'throttled' });
    throw tooMany(`Too many attempts to sign in. Please try again in ${minutes(seconds)}.`, seconds);
  }
}

const minutes = (seconds: number) => (seconds <= 90 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`);

/** One key for one customer at an address: an IPv6 subscriber owns a whole /64. */
export function network(ip: string | null): string {
  if (!ip) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':');
}
