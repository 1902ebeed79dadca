import type { RequestHandler } from 'express';
import { unavailable } from '../domain/rules/errors';
import type { BackOfficeOptions } from './back-office';

/**
 * The back office, to be mounted at `/admin` before anything that reads bodies. It expects `viewer`, `nonce` and
 * `requestId` in `res.locals`, and the host's origin guard before it. In production a back office that cannot open is
 * reported and answers 503: people go on ordering.
 */
export async function createBackOffice(options: BackOfficeOptions): Promise<RequestHandler> {
  // AdminJS's router bundles unasked when it is built, and a failure there would end the process.
  process.env.ADMIN_JS_SKIP_BUNDLE = 'true';
  try {
    // Imported late: AdminJS takes seconds to load, and a start that fails earlier should not wait for it.
    const { openBackOffice } = await import('./back-office');
    return await openBackOffice(options);
  } catch (error) {
    if (options.config.mode !== 'production') throw error;
    options.log.error({ err: error }, 'the back office cannot open');
    return (_req, _res, next) => next(unavailable('The back office cannot open. The rest of Slooze works.'));
  }
}
