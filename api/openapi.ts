import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Endpoint } from './endpoint';
import { ENDPOINTS } from './endpoints';
import { exampleOf, type Schema } from './examples';
import { responses } from './openapi-responses';

const DESCRIPTION = `Order food for your organisation. You see and touch only what your role and country allow; the rest does not exist for you.

- **Signing in**: send the token of \`POST /auth/login\` as \`Authorization: Bearer <token>\`, or let the browser keep the cookie.
- **JSON** in and out. Amounts are numbers with at most two decimals in the currency of the restaurant's country, times are UTC, ids are UUIDs. Unknown keys in a body are refused.
- **Refusals** tell a sentence in \`detail\`, a stable word in \`code\`, and the \`requestId\` to quote when asking for help. With 422, \`detail\` is a list: where (\`loc\`), what (\`msg\`) and of which kind (\`type\`).
- **Repeating** an order or a cancellation is harmless with an \`Idempotency-Key\`.
- **Budget**: \`RateLimit\` and \`RateLimit-Policy\` tell what is left of it; 429 tells in \`Retry-After\` how long to wait.`;

const TAGS: Record<string, string> = {
  Authentication: 'Opening and ending a session.',
  Catalog: 'Restaurants and dishes; both answers carry an ETag.',
  Cart: 'What you mean to order, kept for you across devices.',
  Orders: 'Placing, listing and cancelling; for managers and admins.',
  'Payment methods': 'The cards orders are paid with.',
};

let made: object | undefined;

/** The OpenAPI 3.1 document, made once from the schemas that parse and describe every request. */
export function openApiDocument(): object {
  return (made ??= makeDocument());
}

function makeDocument(): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of `POST /auth/login`; it lives for 24 hours, or 8 hours without use.',
  });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'auth_token',
    description: 'The same token as a cookie, which signing in sets and browsers send by themselves.',
  });
  for (const endpoint of ENDPOINTS) registry.registerPath(route(endpoint));
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Slooze API', version: '1.0.0', description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    // Relative to wherever the document is fetched from.
    servers: [{ url: '/api', description: 'This Slooze' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  });
  return withExamples(document as never);
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
      'Idempotency-Key': z.string().min(1).max(255).regex(/^[\x21-\x7e]+$/).optional().meta({
        example: 'lunch-2026-11-22',
        description:
          'Makes repeating harmless for 24 hours: the same key and body give the first answer again, with `Idempotent-Replayed: true`. ' +
          'Another body is refused with 422; while the first is still being worked on, with 409. A refusal is not kept.',
      }),
    }),
    ...(isCacheable && {
      'If-None-Match': z.string().optional().meta({ example: '"1f-Zb0cQq"', description: 'The ETag of an earlier answer.' }),
    }),
  });
}

type Content = { content?: Record<string, { schema: Schema; example?: unknown; examples?: unknown }> };
interface Documented {
  paths: Record<string, Record<string, { requestBody?: Content; responses: Record<string, Content> }>>;
  components: { schemas: Record<string, Schema> };
}

function withExamples(document: Documented): Documented {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  for (const { content } of operations.flatMap(({ requestBody, responses }) => [requestBody ?? {}, ...Object.values(responses)])) {
    for (const media of Object.values(content ?? {})) {
      if (!media.examples) media.example = exampleOf(media.schema, document.components.schemas);
    }
  }
  return document;
}
