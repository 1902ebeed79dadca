import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { type FieldError, invalid } from '../domain/rules/errors';
import { idempotencyKey } from '../domain/rules/inputs';
import type { Endpoint } from './endpoint';
import { malformedBody, unsupportedMediaType } from './body-errors';

const BODY_LIMIT = 16_384;
/** Things told to be wrong at once; a body full of mistakes must not be answered with many times its size. */
const MOST_TOLD = 50;
const JSON_TYPE = /^application\/json\s*(;.*)?$/i;

/**
 * Reads a JSON body within the endpoint's limit; any other content type is refused before a byte is read. A body no
 * endpoint asked for is not looked at.
 */
export function bodyReader({ body, bodyLimit = BODY_LIMIT }: Endpoint): (req: Request, res: Response) => Promise<void> {
  const parse = express.json({ limit: bodyLimit, type: () => true }) as RequestHandler;
  return (req, res) =>
    new Promise((resolve, reject) => {
      if (!body || !hasBody(req)) return resolve();
      if (!JSON_TYPE.test(req.get('content-type') ?? '')) return reject(unsupportedMediaType());
      parse(req, res, (error?: unknown) => (error ? reject(malformedBody(error, bodyLimit)) : resolve()));
    });
}

const hasBody = (req: Request) => req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** Everything the endpoint takes, as one object. Throws `invalid` with one entry for each thing that is wrong. */
export function readInput(endpoint: Endpoint, req: Request): never {
  const { params, query, body, bodyIsOptional } = endpoint;
  const wrong: FieldError[] = [];
  const input = {
    ...(params && parse('path', params, req.params, wrong)),
    ...(query && parse('query', query, readQuery(query, req, wrong), wrong)),
    ...(body && parse('body', body, hasBody(req) || !bodyIsOptional ? (req.body as unknown) : {}, wrong)),
  };
  if (wrong.length > 0) throw invalid('Some of what was sent is not right.', wrong.slice(0, MOST_TOLD));
  return input as never;
}

/** The Idempotency-Key header, where the endpoint takes one. Throws `invalid`. */
export function readIdempotencyKey({ takesIdempotencyKey }: Endpoint, req: Request): string | undefined {
  const sent = req.get('idempotency-key');
  if (!takesIdempotencyKey || sent === undefined) return undefined;
  const parsed = idempotencyKey.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw invalid('The idempotency key is not right.', fieldErrors(['header', 'Idempotency-Key'], parsed.error));
}

function parse(from: string, schema: z.ZodObject, value: unknown, wrong: FieldError[]): object {
  const parsed = schema.safeParse(value, { error: inWords });
  if (parsed.success) return parsed.data;
  wrong.push(...fieldErrors([from], parsed.error));
  return {};
}

const KINDS: Record<string, string> = { string: 'a text', number: 'a number', object: 'an object', array: 'a list' };

/** Sentences where the schema has none of its own. */
function inWords(issue: { code?: string; input?: unknown; expected?: unknown }): string | undefined {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'This is missing.' : `This must be ${KINDS[String(issue.expected)] ?? 'something else'}.`;
  if (issue.code === 'too_big') return 'This is too large.';
  return issue.code === 'too_small' ? 'This is too small.' : undefined;
}

function fieldErrors(loc: FieldError['loc'], { issues }: z.ZodError): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const path = [...loc, ...(issue.path as (string | number)[])];
    if (issue.code !== 'unrecognized_keys') return [{ loc: path, msg: issue.message, type: issue.code }];
    return issue.keys.map((key) => ({ loc: [...path, key], msg: 'This is not known here.', type: issue.code }));
  });
}

// Names the endpoint does not know are left alone, as links between sites carry them; a known one may come once.
function readQuery({ shape }: z.ZodObject, req: Request, wrong: FieldError[]): Record<string, string> {
  const sent = new URL(req.originalUrl, 'http://slooze').searchParams;
  for (const name of Object.keys(shape)) {
    if (sent.getAll(name).length > 1) wrong.push({ loc: ['query', name], msg: 'Please give this once.', type: 'repeated' });
  }
  return Object.fromEntries([...sent].filter(([, value]) => value !== ''));
}
