import type { RequestHandler, Response } from 'express';
import { Histogram, type Registry } from 'prom-client';
import type { RouteName } from '../route-name';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Measures how long each request takes, by its route, method and kind of answer. */
export function watchRequests(registry: Registry, routeName: RouteName): RequestHandler {
  const duration = new Histogram({
    name: 'slooze_http_request_duration_seconds',
    help: 'Seconds until an answer was sent, or the client had gone.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return (req, res, next) => {
    const began = performance.now();
    const method = METHODS.has(req.method) ? req.method : 'other';
    res.once('close', () => {
      duration.observe({ route: routeName(req), method, status: statusOf(res) }, (performance.now() - began) / 1_000);
    });
    next();
  };
}

const statusOf = (res: Response) => (res.writableFinished ? `${Math.floor(res.statusCode / 100)}xx` : 'aborted');
