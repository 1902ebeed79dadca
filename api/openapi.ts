import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { FailureSchema, InvalidSchema } from './errors';

const MEANINGS: Record<number, string> = {
  401: 'Nobody is signed in, or the session is over.',
  403: "Your role does not allow this, or it belongs to another country.",
  404: 'It does not exist, or is not yours to see.',
  409: 'It is not in a state for this, a price has changed, or the same request is still being worked on.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  422: 'Something in the request is not right; `detail` says what, and where.',
  429: 'Too many requests; `Retry-After` says how many seconds to wait.',
  503: 'The database is away; `Retry-After` says how many seconds to wait.',
};

const text = (description: string) => ({ description, schema: { type: 'string' as const } });
const RETRY = { 'Retry-After': text('Seconds to wait before trying again.') };

const documents = new Map<string, object>();

/** The OpenAPI 3.1 document, made once from the schemas that parse and describe every request. */
export function openApiDocument(publicOrigin: string): object {
  const known = documents.get(publicOrigin) ?? makeDocument(publicOrigin);
  documents.set(publicOrigin, known);
  return known;
}

function makeDocument(publicOrigin: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'auth_token' });
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  for (const endpoint of ENDPOINTS) registry.registerPath(route(endpoint));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Slooze API',
      version: '1.0.0',
      description:
        'Order food for your organisation. You see and touch only what your role and country allow; the rest does not exist for you. ' +
        'Amounts are numbers with two decimals in the currency of the restaurant’s country, times are UTC, ids are UUIDs. ' +
        'Unknown keys in a body are refused.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${publicOrigin}/api` }],
    tags: [...new Set(ENDPOINTS.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
  });
}

function route(endpoint: Endpoint): RouteConfig {
  const { method, path, operationId, summary, description, tag, params, query, body, bodyIsOptional, access } = endpoint;
  return {
    method: method.toLowerCase() as Lowercase<typeof method>,
    path,
    operationId,
    summary,
    tags: [tag],
    ...(description && { description }),
    security: access === 'guest' ? [] : [{ token: [] }, { session: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: !bodyIsOptional, content: { 'application/json': { schema: body } } } }),
      headers: requestHeaders(endpoint),
    },
    responses: responses(endpoint),
  } as RouteConfig;
}

function requestHeaders({ takesIdempotencyKey, isCacheable }: Endpoint) {
  return z.object({
    ...(takesIdempotencyKey && {
      'Idempotency-Key': z.string().min(1).max(255).optional().meta({
        example: 'lunch-2026-11-22',
        description:
          'Makes repeating harmless for 24 hours: the same key and body give the first answer again, with `Idempotent-Replayed: true`. ' +
          'Another body is refused with 422; while the first is still being worked on, with 409.',
      }),
    }),
    ...(isCacheable && { 'If-None-Match': z.string().optional().meta({ description: 'The ETag of an earlier answer.' }) }),
  });
}

function responses(endpoint: Endpoint): Record<string, ResponseConfig> {
  const { answer, answerDescription, errors = [], access, isCacheable, isPaged, takesIdempotencyKey, body } = endpoint;
  const headers = {
    'X-Request-Id': text('Names this request in our logs.'),
    'RateLimit-Policy': text('The budget: how many requests in how many seconds.'),
    RateLimit: text('What is left of it, and when it is renewed.'),
    ...(isCacheable && { ETag: text('Names this very answer.') }),
    ...(isPaged && { Link: text('The next page, as `rel="next"`; absent on the last one.') }),
    ...(takesIdempotencyKey && { 'Idempotent-Replayed': text('`true` when this is the answer to an earlier request.') }),
  };
  const refusals = new Set([...errors, ...(access === 'person' ? [401] : []), ...(body ? [413, 415] : []), 422, 429, 503]);
  return {
    200: { description: answerDescription, headers, content: { 'application/json': { schema: answer } } },
    ...(isCacheable && { 304: { description: 'Nothing changed since the answer named by If-None-Match.' } }),
    ...Object.fromEntries([...refusals].toSorted((a, b) => a - b).map((status) => [status, refusal(status)])),
  };
}

function refusal(status: number): ResponseConfig {
  return {
    description: MEANINGS[status]!,
    ...([409, 429, 503].includes(status) && { headers: RETRY }),
    content: { 'application/json': { schema: status === 422 ? InvalidSchema : FailureSchema } },
  };
}
