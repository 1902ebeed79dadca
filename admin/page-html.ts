import type { RequestHandler } from 'express';
import { type OfficeTheme, rootStyle } from './theme';

// AdminJS's own template, to the letter. Data stands in JSON, where a line never breaks, so the lines cannot be faked.
const DATA_BEGINS = '<script>\n        window.REDUX_STATE = ';
const DATA_ENDS = '\n        window.THEME_COMPONENTS = {};';
const START_SCRIPT = '<script>\n        var app = ';
const FOREIGN_FONT = /<link rel="stylesheet" href="https:\/\/fonts\.googleapis\.com[^>]*>/;
const THEME_FILES = /<(script|link)[^>]*\/frontend\/assets\/themes\/[^>]*>(<\/script>)?/g;
const OWN_FILE = /"([\w/-]+\/frontend\/assets\/[\w.-]+)"/g;
const COLOR_SCHEME = 'color-scheme: light;';

/**
 * Mends the pages AdminJS sends: data inside the inline script cannot end it, only its own two scripts carry the nonce,
 * nothing is fetched from another origin, and a policy of the back office's own says so to the browser.
 */
export function pageHtml(version: string): RequestHandler {
  return (_req, res, next) => {
    const send = res.send.bind(res);
    res.send = (body: unknown) => {
      if (typeof body !== 'string' || !body.includes('window.REDUX_STATE')) return send(body);
      res.send = send;
      const nonce = String(res.locals.nonce);
      const html = mended(body, { nonce, version, theme: res.locals.officeTheme as OfficeTheme });
      res.set({ 'Content-Security-Policy': policy(nonce), 'Referrer-Policy': 'same-origin' });
      return send(html);
    };
    next();
  };
}

interface Mending {
  nonce: string;
  /** Changes whenever one of the files a page loads does. */
  version: string;
  theme: OfficeTheme;
}

/** Throws when AdminJS's template is not the one this was written for: an unmended page must not leave. */
export function mended(html: string, { nonce, version, theme }: Mending): string {
  const [head, rest] = halves(html, DATA_BEGINS);
  const [data, tail] = halves(rest, DATA_ENDS);
  const [middle, start] = halves(tail, START_SCRIPT);
  const [before, after] = halves(middle, COLOR_SCHEME);
  const files = `${before}${rootStyle(theme)}${after}`
    .replace(FOREIGN_FONT, '')
    .replace(THEME_FILES, '')
    .replace(OWN_FILE, `"$1?v=${version}"`);
  const script = `<script nonce="${nonce}">\n        `;
  return [head, script, 'window.REDUX_STATE = ', data.replaceAll('<', '\\u003c'), DATA_ENDS, files, script, 'var app = ', start].join('');
}

function halves(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`AdminJS's page has changed: it has no ${JSON.stringify(mark)}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // styled-components writes its styles while the page runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');
