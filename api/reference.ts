import path from 'node:path';
import express, { Router } from 'express';
import { absolutePath } from 'swagger-ui-dist';

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>API reference · Slooze</title>
  <link rel="icon" href="/favicon.svg">
  <link rel="stylesheet" href="/docs/viewer/swagger-ui.css">
</head>
<body>
  <main id="reference"><noscript>The document itself: <a href="/api/openapi.json">/api/openapi.json</a></noscript></main>
  <script src="/docs/viewer/swagger-ui-bundle.js"></script>
  <script src="/docs/start.js"></script>
</body>
</html>`;

const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
  validatorUrl: null,
});`;

// The viewer sets style attributes and draws its icons as data: pictures; it needs no inline script and no eval.
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join('; ');

/** The readable reference of the API at `/docs`, where a call can be tried; everything comes from our own origin. */
export function apiReference(): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.set('Content-Security-Policy', POLICY);
    next();
  });
  router.get('/', (_req, res) => res.set('Cache-Control', 'public, max-age=300').type('html').send(PAGE));
  router.get('/start.js', (_req, res) => res.set('Cache-Control', 'public, max-age=300').type('text/javascript').send(START));
  router.use('/viewer', express.static(path.resolve(absolutePath()), { index: false, maxAge: '1d', fallthrough: false }));
  return router;
}
