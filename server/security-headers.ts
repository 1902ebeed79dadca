import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface SecurityHeaderOptions {
  publicOrigin: string;
  /** Vite's development client injects styles and talks over a websocket. */
  development: boolean;
}

/**
 * Headers of every answer, whatever its status: a fresh nonce in `res.locals.nonce`, and the strict policy of the site.
 * The back office answers with its own policy instead.
 */
export function securityHeaders({ publicOrigin, development }: SecurityHeaderOptions): RequestHandler[] {
  const nonce = (_req: unknown, res: { locals?: Record<string, unknown> }) => `'nonce-${String(res.locals?.nonce)}'`;
  const isPublicHttps = publicOrigin.startsWith('https:');
  const giveNonce: RequestHandler = (_req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64');
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    next();
  };
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: [nonce as never, "'strict-dynamic'"],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce as never],
        // Widths of progress and chart bars are style attributes; they can carry no script.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: isPublicHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return [giveNonce, headers];
}
