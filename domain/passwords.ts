import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { unavailable } from './rules/errors';

// OWASP's minimum for argon2id (the package's default algorithm): 19 MiB, two passes, one lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

// Hashing is meant to be slow: few at once, and a queue that ends, so that sign-ins cannot starve everybody else.
const atOnce = pLimit(2);
const LONGEST_QUEUE = 200;

/** An argon2id hash in PHC form. Throws `unavailable` when too many people sign in at once. */
export const hashPassword = (password: string): Promise<string> => queued(() => hash(password, PARAMETERS));

/** Whether the password is the one behind the hash. Throws `unavailable` when too many people sign in at once. */
export const isPassword = (digest: string, password: string): Promise<boolean> => queued(() => verify(digest, password));

/** True for a hash made with weaker parameters than today's; replace it while the password is at hand. */
export const isOutdated = (digest: string): boolean => !CURRENT.test(digest);

let nobodysHash: Promise<string> | undefined;

/** Costs what `isPassword` costs and says no, so that an unknown e-mail answers no faster than a wrong password. */
export async function isNobodysPassword(password: string): Promise<false> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  await isPassword(await nobodysHash, password);
  return false;
}

function queued<T>(work: () => Promise<T>): Promise<T> {
  if (atOnce.pendingCount >= LONGEST_QUEUE) throw unavailable('Many people are signing in. Please try again in a moment.');
  return atOnce(work);
}
