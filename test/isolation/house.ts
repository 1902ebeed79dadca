import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { Express } from 'express';
import { pino } from 'pino';
import { createBackOffice } from '../../admin';
import { createApi } from '../../api';
import { apiReference } from '../../api/reference';
import { readConfig } from '../../config/env';
import { connect, disconnect } from '../../db';
import { openShop } from '../../domain';
import { keepCatalog } from '../../domain/catalog-cache';
import { startSession } from '../../domain/sessions';
import { createHost } from '../../server/host';
import { createHttpServer, listen } from '../../server/listen';
import { builtFiles } from '../../server/built-files';
import { site } from '../../server/site';
import type { Who } from './door';
import { Keeper } from './keeper';
import { fillRows, Rows } from './rows';

export const CAST: readonly Who[] = ['Nick Fury', 'Captain Marvel', 'Captain America', 'Thor', 'Travis', 'nobody'];

/** The whole site as it runs, in this process, over a demo world of its own. */
export interface House {
  origin: string;
  host: Express;
  build: ServerBuild;
  rows: Rows;
  keeper: Keeper;
  tokens: ReadonlyMap<Who, string | null>;
  /** What went wrong behind the scenes so far. */
  complaints: string[];
  close(): Promise<void>;
}

/** Fills a migrated and seeded database, and opens every door before it. The site must have been built. */
export async function openHouse({ url, ownerUrl }: { url: string; ownerUrl: string }): Promise<House> {
  connect({ url, poolSize: 5 });
  await fillRows(ownerUrl);
  const rows = await Rows.read(ownerUrl);
  const tokens = new Map<Who, string | null>();
  for (const who of CAST) tokens.set(who, who === 'nobody' ? null : await startSession(rows.find('person', who), { ip: '127.0.0.1', userAgent: 'matrix' }));
  const keeper = await Keeper.of(ownerUrl);
  const catalog = keepCatalog(url);

  const complaints: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void complaints.push(line) });
  // Without the demo people: a login page that names everybody would hide a leak to guests.
  const shop = openShop({ demoData: false });
  const build = (await import(/* @vite-ignore */ pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild;
  const server = createHttpServer();
  // The host must know the port first, which is known only when somebody listens.
  const port = await listen(server, (req, res) => void host(req, res), 0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: url, DEMO_DATA: 'false', PUBLIC_ORIGIN: origin, PORT: String(port), API_REQUESTS_PER_MINUTE: '1000000', API_GUEST_REQUESTS_PER_MINUTE: '1000000' });
  const host = createHost(
    config,
    shop,
    {
      files: builtFiles(path.resolve('build/client')),
      api: createApi({ shop, log, publicOrigin: origin, rateLimits: config.apiRateLimits }),
      apiReference: apiReference(),
      backOffice: await createBackOffice({ shop, config, log }),
      site: site(config, shop, build),
    },
    log,
  );
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await catalog.close();
    await keeper.close();
    await disconnect();
  };
  return { origin, host, build, rows, keeper, tokens, complaints, close };
}
