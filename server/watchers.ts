import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Config } from '../config/env';
import type { StatementWatch } from '../db';
import { routeNames } from './route-name';
import { statementLog } from './statement-log';

/** What looks on while requests are answered and statements run. */
export interface Watchers {
  statements: StatementWatch;
  requests(build: ServerBuild | (() => Promise<ServerBuild>)): Promise<RequestHandler[]>;
  close(): Promise<void>;
}

/** Metrics and traces, where a setting asks for them; of what is not asked for nothing is loaded. */
export async function openWatchers({ metrics, tracing }: Config, log: Logger): Promise<Watchers> {
  const logged = statementLog(log);
  const traces = tracing && (await import('./tracing')).openTracing(tracing, log);
  return {
    statements: traces ? both(logged, traces.statements) : logged,
    async requests(build) {
      if (!metrics && !traces) return [];
      const routeName = routeNames(typeof build === 'function' ? await build() : build);
      const measured = metrics && (await (await import('./metrics')).openMetrics({ ...metrics, routeName }));
      return [traces?.requests(routeName), measured].filter((watcher) => !!watcher);
    },
    close: async () => traces?.close(),
  };
}

const both = (one: StatementWatch, other: StatementWatch): StatementWatch => (sql) => {
  const ends = [one(sql), other(sql)];
  return (error) => ends.forEach((end) => end(error));
};
