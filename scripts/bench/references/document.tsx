/** An empty Remix document: the least the site's framework can answer, behind the same Express adapter. */
import { PassThrough } from 'node:stream';
import { createRequestHandler } from '@remix-run/express';
import { createReadableStreamFromReadable, type EntryContext, type ServerBuild } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import express from 'express';
import { renderToPipeableStream } from 'react-dom/server';
import { serve } from './reference';

const Empty = () => (
  <html>
    <body />
  </html>
);

function handleRequest(request: Request, status: number, headers: Headers, remix: EntryContext): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={remix} url={request.url} />, {
      onShellReady() {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
    });
  });
}

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: handleRequest } },
  routes: { root: { id: 'root', path: '*', module: { default: Empty } } },
  assets: {
    version: '1',
    url: '/assets/manifest.js',
    entry: { module: '/assets/entry.js', imports: [] },
    routes: {
      root: { id: 'root', path: '*', module: '/assets/root.js', hasAction: false, hasLoader: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false },
    },
  },
  publicPath: '/',
  basename: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};

serve(() => express().use(createRequestHandler({ build, mode: 'production' })));
