import { parse } from 'cookie';
import type { Request, RequestHandler } from 'express';
import type { Shop } from '../domain';
import type { Client } from '../domain/sessions';
import { SESSION_COOKIE } from '../domain/rules/session-cookie';
import type { Viewer } from '../domain/rules/viewer';

/** What the host found out about a request; kept in `res.locals` for every door. */
export interface Asking {
  viewer: Viewer | null;
  /** The token as it was sent; it may be stale when there is no viewer. */
  token: string | null;
  client: Client;
  requestId: string;
  nonce: string;
}

/** Finds out who is asking, once a request; a stale, malformed or forged cookie only means nobody. */
export function whoIsAsking(shop: Pick<Shop, 'findViewer'>): RequestHandler {
  return async (req, res, next) => {
    try {
      const token = sessionToken(req);
      const asking: Partial<Asking> = {
        token,
        viewer: token ? await shop.findViewer(token) : null,
        client: { ip: req.ip ?? null, userAgent: req.get('user-agent') ?? null },
      };
      Object.assign(res.locals, asking);
      next();
    } catch (error) {
      next(error);
    }
  };
}

function sessionToken(req: Request): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(req.get('authorization') ?? '');
  if (bearer && isApi(req)) return bearer[1]!;
  const header = req.get('cookie') ?? '';
  const sent = header.split(';').filter((pair) => pair.trimStart().startsWith(`${SESSION_COOKIE}=`));
  // Two cookies of the name mean that somebody planted one; neither is believed.
  return sent.length === 1 ? parse(sent[0]!.trim())[SESSION_COOKIE] || null : null;
}

// Programs speak to the API alone; a page never takes a token from a header.
const isApi = (req: Request) => req.path.startsWith('/api/');
