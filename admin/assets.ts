import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import AdminJS from 'adminjs';
import { Router } from 'express';
import { notFound } from '../domain/rules/errors';
import { BUILT_COMPONENTS, COMPONENT_SOURCES } from './folders';
import { STYLES } from './styles';

const FONT = '@fontsource-variable/geist/files/geist-latin-wght-normal.woff2';
const YEAR_IN_SECONDS = 31_536_000;

export interface Assets {
  router: Router;
  /** Changes whenever a file does; pages ask for every file under it, so that browsers may keep them for good. */
  version: string;
}

/**
 * The files pages of the back office load beside AdminJS's own. `built` is our components as the build has left them;
 * without, in development, they are bundled anew for each page.
 */
export function openAssets(built: string | null): Assets {
  const version = `${AdminJS.VERSION}-${createHash('sha256').update(`${built}${STYLES}`).digest('hex').slice(0, 8)}`;
  const router = Router({ caseSensitive: true });

  router.use('/frontend/assets', (req, res, next) => {
    const isLasting = built !== null && req.query.v === version;
    res.set('Cache-Control', isLasting ? `private, max-age=${YEAR_IN_SECONDS}, immutable` : 'private, no-cache');
    next();
  });
  router.get('/frontend/assets/components.bundle.js', async (_req, res, next) => {
    try {
      res.type('js').send(built ?? (await bundleNow()));
    } catch (error) {
      next(error);
    }
  });
  router.get('/frontend/assets/slooze.css', (_req, res) => res.type('css').send(STYLES));
  router.get('/frontend/assets/geist.woff2', (_req, res) => res.sendFile(createRequire(import.meta.url).resolve(FONT)));
  router.use('/frontend/assets/themes', () => {
    throw notFound('file');
  });
  return { router, version };
}

/** Our components as one script. Throws when the build has not made it. */
export async function readBuiltComponents(): Promise<string> {
  try {
    return await readFile(path.resolve(BUILT_COMPONENTS), 'utf8');
  } catch (cause) {
    throw new Error("the back office's components are not built; run `npm run build`", { cause });
  }
}

// Imported late: the bundler is a tool of development, and production installs go without it.
async function bundleNow(): Promise<string> {
  const { bundleComponents } = await import('./bundle-components');
  return bundleComponents(path.resolve(COMPONENT_SOURCES), { minify: false });
}
