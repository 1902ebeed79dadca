import type { Shop } from '../domain';
import type { Viewer } from '../domain/rules/viewer';

declare module '@remix-run/node' {
  /** What the host finds out once a request and hands to every loader and action. */
  interface AppLoadContext {
    shop: Shop;
    viewer: Viewer | null;
    /** The session's token as the cookie carried it; may be stale when `viewer` is null. */
    token: string | null;
    client: { ip: string | null; userAgent: string | null };
    requestId: string;
    nonce: string;
    /** True while demo data, and so the demo people's passwords, are on. */
    demo: boolean;
    secureCookies: boolean;
    publicOrigin: string;
  }
}
