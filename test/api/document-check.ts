import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../api/openapi';
import type { Answer, Asked } from './caller';

interface Operation {
  responses: Record<string, { headers?: Record<string, unknown>; content?: Record<string, { examples?: Record<string, { value: { code: string } }> }> }>;
}

export const DOCUMENT = openApiDocument() as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(DOCUMENT, 'document');

const schemas = new Map<string, ValidateFunction>();

function schemaAt(...path: string[]): ValidateFunction {
  const pointer = path.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent).join('/');
  const known = schemas.get(pointer) ?? ajv.compile({ $ref: `document#/${pointer}` });
  schemas.set(pointer, known);
  return known;
}

const PATHS = Object.keys(DOCUMENT.paths).map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]*')}$`) }));

/** The place in the document that tells of a request; nothing for an address or method the API does not have. */
export function operationOf({ method, path }: Pick<Asked, 'method' | 'path'>): { path: string; method: string; operation: Operation } | undefined {
  const found = PATHS.find(({ pattern }) => pattern.test(path.split('?')[0]!));
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const operation = found && DOCUMENT.paths[found.path]![verb];
  return operation && { path: found.path, method: verb, operation };
}

/**
 * Holds an answer against the document: its status must be told there, its body fit the schema, its code be among the
 * examples, its headers be complete. What the document does not know must be one of the refusals every address gives.
 */
export function checkAnswer(asked: Asked, answer: Answer): void {
  const { status, headers, body } = answer;
  const complain = (what: string): never => {
    throw new Error(`${asked.method} ${asked.path} answered ${status}: ${what}\n${answer.text.slice(0, 600)}`);
  };
  if (!/^[0-9a-f-]{36}$/.test(String(headers['x-request-id']))) complain('no request id');
  if (!headers.ratelimit || !headers['ratelimit-policy']) {
    if (status !== 503 && body?.code !== 'cross_site') complain('no rate limit headers');
  }
  if (status === 304 || status === 204 || asked.method === 'HEAD') return void (answer.text && complain('a body'));
  if (headers['content-type'] !== 'application/json; charset=utf-8') complain(`content type ${headers['content-type']}`);
  if (status >= 400 && body?.requestId !== headers['x-request-id']) complain('another request id in the body');
  if (status >= 400 && headers['cache-control'] !== 'no-store') complain('a refusal that may be stored');

  const place = operationOf(asked);
  if (!place) {
    if (![404, 405, 403, 429, 503].includes(status) && !asked.path.startsWith('/openapi.json')) complain('an address that should not exist');
    return;
  }
  const told = place.operation.responses[status] ?? complain('the document knows no such status');
  const fits = schemaAt('paths', place.path, place.method, 'responses', String(status), 'content', 'application/json', 'schema');
  if (!fits(body)) complain(ajv.errorsText(fits.errors));
  const { examples } = told.content!['application/json']!;
  if (examples && !Object.values(examples).some(({ value }) => value.code === body.code)) complain(`no example has the code ${body.code}`);
}

/** Whether a request's body is one the document allows. */
export function allowsBody(asked: Pick<Asked, 'method' | 'path' | 'body'>): boolean {
  const { path, method } = operationOf(asked)!;
  return schemaAt('paths', path, method, 'requestBody', 'content', 'application/json', 'schema')(asked.body) as boolean;
}
