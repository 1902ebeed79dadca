import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Request, RequestHandler } from 'express';
import { currentRequest } from '../../domain/request';
import type { RouteName } from '../route-name';

const current = new AsyncLocalStorage<Span>();

/** The span of the request that is being answered. */
export const currentSpan = (): Span | undefined => current.getStore();

/** One span a request, named by its route. Its trace goes on from the proxy's, where that is one to be believed. */
export function traceRequests(tracer: Tracer, routeName: RouteName): RequestHandler {
  return (req, res, next) => {
    const { method } = req;
    const { requestId } = res.locals as { requestId: string };
    const attributes = { 'http.request.method': method, 'slooze.request_id': requestId };
    const span = tracer.startSpan(method, { kind: SpanKind.SERVER, attributes }, parentOf(req));
    const { traceId } = span.spanContext();
    res.locals.traceId = traceId;
    Object.assign(currentRequest.getStore() ?? {}, { traceId });
    res.once('close', () => {
      const route = routeName(req);
      span.updateName(`${method} ${route}`).setAttributes({ 'http.route': route, 'http.response.status_code': res.statusCode });
      if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    current.run(span, next);
  };
}

function parentOf(req: Request): Context {
  const isTrusted = req.app.get('trust proxy fn') as (address: string | undefined, hop: number) => boolean;
  const sent = isTrusted(req.socket.remoteAddress, 0) && parseTraceParent(req.get('traceparent') ?? '');
  return sent ? trace.setSpanContext(ROOT_CONTEXT, { ...sent, isRemote: true }) : ROOT_CONTEXT;
}
