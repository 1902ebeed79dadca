import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { Pieces } from './http/pieces.server';
import { reportUnexpected } from './http/unexpected.server';
import { Nonce } from './nonce';

const RENDER_TIMEOUT_MS = 5_000;

/**
 * How long Remix waits for data that a loader only promised. No loader here does: what they return is there when they
 * return. Remix keeps a whole answer in memory until this has run off, so it is short.
 */
export const streamTimeout = 50;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, requestId }: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  keepHeader('Retry-After', headers, remix);
  keepHeader('Allow', headers, remix);

  return new Promise((resolve, reject) => {
    let hasShell = false;
    const answer = () => {
      hasShell = true;
      const body = new Pieces();
      // Until it has run off, the timer would hold the whole page in memory.
      body.once('close', () => clearTimeout(timeout));
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
      pipe(body);
    };
    const page = (
      <Nonce.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </Nonce.Provider>
    );
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      // Crawlers read what has arrived when the stream ends its first piece, so they are given all at once.
      [isbot(request.headers.get('User-Agent')) ? 'onAllReady' : 'onShellReady']: answer,
      onShellError: reject,
      onError(error) {
        status = 500;
        if (hasShell) reportUnexpected(error, requestId);
      },
    });
    const timeout = setTimeout(abort, RENDER_TIMEOUT_MS).unref();
  });
}

/** Remix passes on only cookies of an answer that became an error page. */
function keepHeader(name: string, headers: Headers, { staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext) {
  for (const from of [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]) {
    const value = from.get(name);
    if (value) headers.set(name, value);
  }
}

/**
 * A page's data is not kept, but for what a link fetches ahead: the click that follows may use that. Any form sent
 * meanwhile changes a cookie, and `Vary` then makes the browser ask again.
 */
export const handleDataRequest: HandleDataRequestFunction = (response, { request }) => {
  const purpose = request.headers.get('Sec-Purpose') ?? request.headers.get('Purpose') ?? '';
  const isPrefetch = purpose.includes('prefetch') && response.status === 200 && !response.headers.has('Set-Cookie');
  response.headers.set('Cache-Control', isPrefetch ? 'private, max-age=10' : 'no-store');
  response.headers.append('Vary', 'Cookie');
  return response;
};

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  reportUnexpected(error, context.requestId);
};
