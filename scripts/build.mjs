import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compressFiles } from './compress.mjs';
import { ensureInstalled } from './install.mjs';
import { whileLocked } from './lock.mjs';
import { asScript, inProject, Refusal, run, timed } from './process.mjs';

const SOURCES = ['api', 'admin', 'app', 'config', 'db', 'domain', 'public', 'server'];
const SOURCE_FILES = ['server.ts', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'scripts/build.mjs', 'scripts/compress.mjs'];
/** What is run from build/; the commands too, for machines that have nothing but the build. */
const ENTRIES = {
  server: 'server.ts',
  'admin-bundle': 'admin/bundle.ts',
  'create-admin': 'server/commands/create-admin.ts',
  migrate: 'server/commands/migrate.ts',
  rollback: 'server/commands/rollback.ts',
  backup: 'server/commands/backup.ts',
  restore: 'server/commands/restore.ts',
};
const STAMP = inProject('build/.built-from');

/** Builds the site, the server and the back office's bundle into build/, unless they were built from these very sources. */
export async function ensureBuilt() {
  const wanted = hashSources();
  if (isBuiltFrom(wanted)) return;
  await whileLocked(inProject('.cache/build.lock'), 'building', async () => {
    if (isBuiltFrom(wanted)) return;
    await timed('Building', 'Built', build);
    writeFileSync(STAMP, wanted);
  });
}

async function build() {
  // From here to the new stamp the folder counts as not built.
  rmSync(STAMP, { force: true });
  await step('The site', [inProject('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build']);
  await compressFiles(inProject('build/client/assets'));
  await bundleServer();
  await step("The back office's bundle", [inProject('build/admin-bundle.js')]);
}

/** The site's build empties build/, so the server goes there after it. */
async function bundleServer() {
  const esbuild = await import('esbuild');
  try {
    await esbuild.build({
      absWorkingDir: inProject(),
      entryPoints: ENTRIES,
      outdir: 'build',
      // Chunks lie beside the entries, so that import.meta.url leads to build/ from each of them.
      chunkNames: '[name]-[hash]',
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      external: ['./server/index.js'],
      sourcemap: true,
      logLevel: 'silent',
    });
  } catch (error) {
    throw new Refusal(`${error.message}\n\nThe server could not be built.`);
  } finally {
    // Its helper process would live as long as the server that is started next.
    await esbuild.stop();
  }
}

/**
 * @param {string} what
 * @param {string[]} args
 */
async function step(what, args) {
  const { code, output } = await run(process.execPath, args, { show: false, env: { NODE_ENV: 'production' } });
  if (code !== 0) throw new Refusal(`${output}\n${what} could not be built.`);
}

/** @param {string} wanted */
const isBuiltFrom = (wanted) => existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;

function hashSources() {
  const hash = createHash('sha256');
  const files = [...SOURCE_FILES, ...SOURCES.flatMap(filesBelow)].filter((file) => existsSync(inProject(file)));
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(inProject(file))).update('\0');
  return hash.digest('hex');
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(inProject(file)).isFile());
}

await asScript(import.meta.url, async () => {
  await ensureInstalled();
  await ensureBuilt();
  console.log('The build is up to date.');
});
