import type { RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { Registry } from 'prom-client';
import { createHttpServer, listen } from '../listen';
import type { RouteName } from '../route-name';
import { watchHappenings } from './happenings';
import { watchProcess } from './process';
import { watchRequests } from './requests';
import { watchStanding } from './standing';

export interface MetricsOptions {
  port: number;
  host: string;
  routeName: RouteName;
}

/**
 * Begins to measure, and answers `GET /metrics` for Prometheus on a port of its own, which no visitor reaches. Returns what
 * every request has to pass. Throws StartError when the port cannot be had.
 */
export async function openMetrics({ port, host, routeName }: MetricsOptions): Promise<RequestHandler> {
  const registry = new Registry();
  watchProcess(registry);
  watchStanding(registry);
  watchHappenings(registry);
  await listen(createHttpServer(), answering(registry), port, host, { port: 'METRICS_PORT', host: 'METRICS_HOST' });
  return watchRequests(registry, routeName);
}

const answering = (registry: Registry): RequestListener => (req, res) => {
  if (req.method !== 'GET' || req.url !== '/metrics') return void res.writeHead(404).end();
  registry.metrics().then(
    (text) => res.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' }).end(text),
    () => res.writeHead(503).end(),
  );
};
