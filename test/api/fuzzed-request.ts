import fc from 'fast-check';
import { toCardCursor, toCursor, toNameCursor } from '../../domain/cursor';
import type { PersonName } from '../world';
import type { Asked } from './caller';
import { DOCUMENT } from './document-check';
import { mutate, mutations, ODD_STRINGS } from './mutation';

/** Who sends a request: somebody signed in, nobody, or somebody with a token that was never given out. */
export type Sender = PersonName | 'guest' | 'forger';

export interface FuzzedRequest {
  sender: Sender;
  asked: Asked;
}

interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  example?: unknown;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

/** Stands for an id that is known only when the request is sent, such as `<menu 3>`; mostly one that goes with the others. */
const known = (kind: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 3 }) }, { weight: 3, arbitrary: fc.nat({ max: 11 }) }).map((n) => `<${kind} ${n}>`);

const ids: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(
  [['menuId', 'menu'], ['restaurantId', 'restaurant'], ['userId', 'user'], ['paymentMethodId', 'card'], ['itemId', 'cartItem'], ['orderId', 'order']].map(
    ([name, kind]) => [name!, fc.oneof({ weight: 9, arbitrary: known(kind!) }, { weight: 1, arbitrary: fc.uuid() })],
  ),
);

const AN_ID = '7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09';
const A_MOMENT = new Date('2026-11-22T07:30:00.000Z');
/** Places in lists of each kind: to the two other kinds they are none. */
const CURSORS = [
  toCursor({ createdAt: A_MOMENT, id: AN_ID }),
  toNameCursor({ name: 'Garlic Naan', id: AN_ID }),
  toCardCursor({ isOwn: true, createdAt: A_MOMENT, id: AN_ID }),
];

/** A value the document allows at that place. */
function valid(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return ids[name]!;
  if (name === 'cursor') return fc.constantFrom(...CURSORS);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.properties) {
    const parts = Object.fromEntries(Object.entries(schema.properties).map(([key, part]) => [key, valid(part, key)]));
    return fc.record(parts, { requiredKeys: (schema.required ?? []) as never[] });
  }
  if (schema.items) return fc.array(valid(schema.items), { minLength: 1, maxLength: 3 });
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 9, 9) });
  if (schema.type === 'number') return fc.constantFrom(60, 120, 320, 8.99, 0);
  return fc.constant(schema.example ?? 'x');
}

const senders = fc.constantFrom<Sender>('nickFury', 'nickFury', 'captainMarvel', 'captainMarvel', 'captainAmerica', 'thor', 'thanos', 'travis', 'guest', 'forger');
const oddText = fc.constantFrom(...ODD_STRINGS);
/** Once in so many times; nothing otherwise. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const oddHeaders = fc.constantFrom<Record<string, string>>(
  { 'content-type': 'text/plain' }, { 'content-type': 'application/json; charset=utf-16' }, { 'content-type': 'application/json; charset=klingon' },
  { 'content-encoding': 'gzip' }, { 'content-encoding': 'br' }, { 'idempotency-key': '' }, { 'idempotency-key': 'a b' }, { 'idempotency-key': 'x'.repeat(256) },
  { 'if-none-match': '*' }, { 'if-none-match': '"' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }, { cookie: 'auth_token=%E0%A4%A' },
  { authorization: 'Bearer' }, { authorization: 'Basic Og==' }, { accept: 'text/html' }, { 'accept-encoding': 'gzip, br' }, { range: 'bytes=0-1' },
);

function requestsOf(path: string, method: string, { parameters = [], requestBody }: Operation): fc.Arbitrary<FuzzedRequest> {
  const body = requestBody?.content['application/json']!.schema;
  const at = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  return fc
    .record({
      sender: senders,
      body: body ? valid(body) : rarely(oddText, 20),
      bodyMutations: mutations,
      brokenBody: rarely(oddText, 30),
      path: fc.record(Object.fromEntries(at('path').map(({ name, schema }) => [name, fc.oneof({ weight: 4, arbitrary: valid(schema, name) }, { weight: 1, arbitrary: oddText })]))),
      query: fc.record(
        Object.fromEntries(at('query').map(({ name, schema }) => [name, fc.oneof({ weight: 4, arbitrary: valid(schema, name) }, { weight: 1, arbitrary: oddText })])),
        { requiredKeys: at('query').filter(({ required }) => required).map(({ name }) => name) },
      ),
      extraQuery: rarely(fc.tuple(fc.constantFrom('__proto__', 'country', 'limit', 'itemId', 'a[b]', ''), oddText), 15),
      key: at('header').some(({ name }) => name === 'Idempotency-Key') ? rarely(fc.constantFrom('k1', 'k2', 'k3', 'k4'), 2) : fc.constant(undefined),
      headers: rarely(oddHeaders, 12),
      method: rarely(fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'), 25),
    })
    .map(({ sender, body: sound, bodyMutations, brokenBody, path: params, query, extraQuery, key, headers, method: otherMethod }) => {
      const target = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(params[name]));
      const asked = [...Object.entries(query), ...(extraQuery ? [extraQuery] : [])].map(([name, value]) => `${encode(name)}=${encode(value)}`);
      return {
        sender,
        asked: {
          method: otherMethod ?? method.toUpperCase(),
          path: asked.length > 0 ? `${target}?${asked.join('&')}` : target,
          headers: { ...(key && { 'idempotency-key': key }), ...headers },
          body: brokenBody ?? mutate(sound, bodyMutations),
        },
      };
    });
}

// Placeholders stay as they are until the request is sent; a lone surrogate cannot stand in a URL at all.
const encode = (value: unknown) => (/^<\w+ \d+>$/.test(String(value)) ? String(value) : encodeURIComponent(String(value).replace(/\p{Surrogate}/gu, '\ufffd')));

/** Requests of every endpoint the document tells of, sound and less sound. */
export const fuzzedRequests: fc.Arbitrary<FuzzedRequest> = fc.oneof(
  ...Object.entries(DOCUMENT.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => requestsOf(path, method, operation as Operation)),
  ),
);
