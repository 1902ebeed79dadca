import type { RequestHandler } from 'express';
import type { BackOfficeOptions } from './back-office';

/**
 * The back office, to be mounted at `/admin` before anything that reads bodies. It expects `viewer`, `nonce` and
 * `requestId` in `res.locals`, and the host's origin guard before it.
 */
export async function createBackOffice(options: BackOfficeOptions): Promise<RequestHandler> {
  // AdminJS's router bundles unasked when it is built, and a failure there would end the process.
  process.env.ADMIN_JS_SKIP_BUNDLE = 'true';
  // Imported late: AdminJS takes seconds to load, and a start that fails earlier should not wait for it.
  const { openBackOffice } = await import('./back-office');
  return openBackOffice(options);
}
