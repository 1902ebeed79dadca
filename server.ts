import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { createBackOffice } from './admin';
import { createApi } from './api';
import { apiReference } from './api/reference';
import { readConfig } from './config/env';
import { openShop } from './domain';
import { openDatabase } from './server/database';
import { endOnDefect } from './server/defects';
import { createHost } from './server/host';
import { createHttpServer, listen } from './server/listen';
import { createLog } from './server/log';
import { closeOnSignal } from './server/shutdown';
import { foreseenSentence } from './server/start-error';
import { builtFiles } from './server/built-files';
import { besideDoors, developmentBuild, site } from './server/site';
import { openWatchers } from './server/watchers';
import { welcome } from './server/welcome';

/** Starts Slooze: database, rules, doors, host. Everything is put together here and nowhere else. */
async function start() {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const watchers = await openWatchers(config, log);
  const database = await openDatabase(config, log, watchers.statements);
  try {
    const shop = openShop(config);
    const server = createHttpServer();
    const { files, build } = config.mode === 'development' ? await development(server) : await production();
    const doors = {
      files,
      api: createApi({ shop, log, publicOrigin: config.publicOrigin, rateLimits: config.apiRateLimits }),
      apiReference: apiReference(),
      backOffice: await createBackOffice({ shop, config, log }),
      site: site(config, shop, build),
    };
    const host = createHost(config, shop, doors, log, await watchers.requests(build));
    const port = await listen(server, host, config.port, config.host);
    endOnDefect(server, log);
    const close = () => Promise.all([database.close(), watchers.close()]);
    closeOnSignal(server, { drainSeconds: config.drainSeconds, close, log });
    process.stdout.write(welcome(shop, config.publicOrigin.replace(/:0$/, `:${port}`)));
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function production() {
  const build = pathToFileURL(path.resolve('build/server/index.js')).href;
  return { files: builtFiles(path.resolve('build/client')), build: (await import(build)) as ServerBuild };
}

async function development(server: ReturnType<typeof createHttpServer>) {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  return { files: besideDoors(vite.middlewares), build: developmentBuild(vite) };
}

start().catch((error: unknown) => {
  const sentence = foreseenSentence(error);
  process.stderr.write(sentence ? `\nSlooze cannot start. ${sentence}\n` : `\nSlooze cannot start: ${String((error as Error)?.stack ?? error)}\n`);
  process.exit(1);
});
