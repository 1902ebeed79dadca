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
 * The back office answers with its own policy instead; an answer of the API is no page and may load nothing at all.
 */
export function securityHeaders(options: SecurityHeaderOptions): RequestHandler {
  const ofPages = pageHeaders(options);
  const none = ["'none'"];
  const ofData = helmet({
    ...common(options),
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: none, baseUri: none, frameAncestors: none, formAction: none } },
  });
  return function giveHeaders(req, res, next) {
    res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    if (req.path.startsWith('/api/')) return ofData(req, res, next);
    res.locals.nonce = randomBytes(16).toString('base64');
    ofPages(req, res, next);
  };
}

const common = ({ publicOrigin }: SecurityHeaderOptions) =>
  ({
    strictTransportSecurity: publicOrigin.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }) as const;

function pageHeaders(options: SecurityHeaderOptions): ReturnType<typeof helmet> {
  const { development } = options;
  const nonce = (_req: unknown, res: { locals?: Record<string, unknown> }) => `'nonce-${String(res.locals?.nonce)}'`;
  return helmet({
    ...common(options),
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
  });
}
