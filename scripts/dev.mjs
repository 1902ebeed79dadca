import './node-version.mjs';
import { ensureInstalled } from './install.mjs';
import { asScript, inProject } from './process.mjs';

await asScript(import.meta.url, async () => {
  await ensureInstalled();
  process.env.NODE_ENV ??= 'development';
  // In this very process, so that a signal reaches the watcher first hand and nothing is left between it and the server.
  process.argv.splice(1, Infinity, inProject('node_modules/tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server.ts');
  await import('tsx/cli');
});
