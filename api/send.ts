import type { Request, Response } from 'express';
import type { Answer, Endpoint } from './endpoint';
import { Written } from './written';

/** Shorter answers fit into one packet either way. */
const WORTH_COMPRESSING = 1_024;

/** Sends an endpoint's answer as JSON. */
export async function send(req: Request, res: Response, { isCacheable }: Endpoint, { body, headers = {} }: Answer): Promise<void> {
  const answer = body instanceof Written ? body : new Written(body);
  res.set(headers).set('Cache-Control', isCacheable ? 'private, no-cache' : 'no-store');
  if (isCacheable) res.set('Vary', 'Cookie, Authorization').set('ETag', answer.etag);
  await sendWritten(req, res, answer);
}

/** Sends JSON, compressed for those who accept that. With an ETag set, Express compares it with If-None-Match and answers 304. */
export async function sendWritten(req: Request, res: Response, answer: Written): Promise<void> {
  res.type('application/json');
  if (answer.bytes.length < WORTH_COMPRESSING) return void res.send(answer.bytes);
  res.vary('Accept-Encoding');
  if (req.acceptsEncodings('gzip', 'identity') !== 'gzip') return void res.send(answer.bytes);
  const compressed = await answer.gzipped();
  res.set('Content-Encoding', 'gzip').send(compressed);
}
