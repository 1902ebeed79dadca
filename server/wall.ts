import type { Logger } from 'pino';
import type { Config } from '../config/env';
import { findGaps } from '../db';
import { StartError } from './start-error';

/**
 * Refuses to go on as a role that could look over the wall between countries; outside production it only warns, so that
 * one URL is enough to try things out.
 */
export async function assertWall(mode: Config['mode'], log: Logger): Promise<void> {
  const { role, gaps } = await findGaps();
  if (gaps.length === 0) return;
  const sentence =
    `The database would not keep countries apart: the role ${role} of DATABASE_URL ${gaps.join(' and ')}.\n` +
    'Give DATABASE_URL a role that owns nothing, and DATABASE_OWNER_URL the one that owns the tables; migrating creates the first and gives it its rights.';
  if (mode === 'production') throw new StartError(sentence);
  log.warn(sentence);
}
