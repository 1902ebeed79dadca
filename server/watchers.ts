import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { Config } from '../config/env';
import { routeNames } from './route-name';

/** What looks on while requests are answered. Nothing unless a setting asks for it, and nothing of it is loaded then. */
export async function openWatchers({ metrics }: Config, build: ServerBuild | (() => Promise<ServerBuild>)): Promise<RequestHandler[]> {
  if (!metrics) return [];
  const routeName = routeNames(typeof build === 'function' ? await build() : build);
  const { openMetrics } = await import('./metrics');
  return [await openMetrics({ ...metrics, routeName })];
}
