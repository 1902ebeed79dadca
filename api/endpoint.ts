import type { z } from 'zod';
import type { Shop } from '../domain';
import type { Client } from '../domain/sessions';
import type { Viewer } from '../domain/rules/viewer';
import type { RefusalName } from './refusals';

export type Method = 'GET' | 'POST' | 'DELETE';

/** What an endpoint's handler is given; everything in it has been checked. */
export interface Asked<Input> {
  shop: Shop;
  input: Input;
  client: Client;
  /** The token the request came with, whoever it belongs to. */
  token: string | null;
  /** From the Idempotency-Key header, where the endpoint takes one. */
  idempotencyKey: string | undefined;
  remember(token: string | null): void;
}

export interface Answer {
  body: unknown;
  headers?: Record<string, string>;
}

/** What is told of an endpoint, to its callers and to the document. */
export interface Description {
  method: Method;
  /** As OpenAPI writes it: `/orders/{orderId}/cancel`, below `/api`. */
  path: string;
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** A body may be left out. */
  bodyIsOptional?: boolean;
  /** Bytes a body may have, after decompression; 16 kB unless told. */
  bodyLimit?: number;
  answer: z.ZodType;
  answerDescription: string;
  /** Refusals beyond those every endpoint of its kind may give. */
  refusals?: RefusalName[];
  /** The answer carries an ETag and is worth asking for again with If-None-Match. */
  isCacheable?: boolean;
  takesIdempotencyKey?: boolean;
  /** The answer is a page of a longer list, the next one in a Link header. */
  isPaged?: boolean;
}

type Shape<S> = S extends z.ZodObject ? z.output<S> : unknown;
type Input<D extends Description> = Shape<D['params']> & Shape<D['query']> & Shape<D['body']>;

export interface Endpoint extends Description {
  access: 'guest' | 'person';
  handle(asked: Asked<never>, viewer: Viewer): Promise<Answer>;
}

/** An endpoint for people who are signed in; a guest gets 401 before anything else is looked at. */
export function endpoint<const D extends Description>(
  description: D,
  handle: (viewer: Viewer, asked: Asked<Input<D>>) => Promise<Answer>,
): Endpoint {
  return { ...description, access: 'person', handle: (asked, viewer) => handle(viewer, asked as Asked<Input<D>>) };
}

/** An endpoint for everybody. */
export function guestEndpoint<const D extends Description>(
  description: D,
  handle: (asked: Asked<Input<D>>) => Promise<Answer>,
): Endpoint {
  return { ...description, access: 'guest', handle: (asked) => handle(asked as Asked<Input<D>>) };
}
