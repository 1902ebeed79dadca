import { setTimeout as pause } from 'node:timers/promises';
import { diag, DiagLogLevel, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../../config/env';
import type { StatementWatch } from '../../db';
import type { RouteName } from '../route-name';
import { traceRequests } from './requests';
import { traceStatements } from './statements';

/** Milliseconds the last traces may take on their way; a collector that is away keeps no process from ending. */
const FAREWELL = 2_000;

export interface Tracing {
  statements: StatementWatch;
  requests(routeName: RouteName): RequestHandler;
  /** Sends what has not been sent, if the collector takes it soon; never fails. */
  close(): Promise<void>;
}

/** Traces requests and their statements to a collector, over OTLP. What went wrong on the way there is a line in the log. */
export function openTracing({ endpoint, serviceName, share }: NonNullable<Config['tracing']>, log: Logger): Tracing {
  const complain = (message: string) => log.warn({ reason: message.slice(0, 300) }, 'traces were not sent');
  const silent = () => undefined;
  diag.setLogger({ error: complain, warn: complain, info: silent, debug: silent, verbose: silent }, DiagLogLevel.WARN);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer: Tracer = provider.getTracer('slooze');
  return {
    statements: traceStatements(tracer),
    requests: (routeName) => traceRequests(tracer, routeName),
    close: () => Promise.race([provider.shutdown().catch((error: unknown) => complain(String(error))), pause(FAREWELL, undefined, { ref: false })]),
  };
}
