import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import etag from 'etag';
import { type RequestHandler, Router } from 'express';
import { absolutePath } from 'swagger-ui-dist';
import { LOOKS, PAGE, START, THEME } from './reference-page';

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
  router.get('/', sends('html', PAGE));
  router.get('/looks.css', sends('css', LOOKS));
  router.get('/theme.js', sends('text/javascript', THEME));
  router.get('/start.js', sends('text/javascript', START));
  router.get('/viewer/swagger-ui.css', sendsViewerFile('swagger-ui.css'));
  router.get('/viewer/swagger-ui-bundle.js', sendsViewerFile('swagger-ui-bundle.js'));
  return router;
}

const sends =
  (type: string, text: string): RequestHandler =>
  (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type(type).send(text);
  };

// Compressed once: anybody may ask for these large files, as often as they like.
function sendsViewerFile(name: string): RequestHandler {
  let file: { plain: Buffer; zipped: Buffer; tag: string } | undefined;
  return (req, res) => {
    if (!file) {
      const plain = readFileSync(path.join(absolutePath(), name));
      file = { plain, zipped: gzipSync(plain), tag: etag(plain) };
    }
    res.set('Cache-Control', 'public, max-age=86400').set('ETag', file.tag).vary('Accept-Encoding').type(name);
    if (!req.acceptsEncodings('gzip')) return void res.send(file.plain);
    res.set('Content-Encoding', 'gzip').send(file.zipped);
  };
}
