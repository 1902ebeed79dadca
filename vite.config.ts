import path from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

const ROOMS_WITH_STATE = /^\/(db|api|admin|config|server)\/|^\/domain\/(?!rules\/)/;

/**
 * A route that imports a value from a room with state would bring a second copy of it (models, pool, caches) into the
 * site's bundle. Types vanish before this runs, so only values are stopped.
 */
function oneInstance(): Plugin {
  const root = path.resolve('.');
  return {
    name: 'slooze-one-instance',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!importer?.startsWith(path.join(root, 'app'))) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (found?.id.startsWith(root) && ROOMS_WITH_STATE.test(found.id.slice(root.length))) {
        this.error(`${path.relative(root, importer)} imports a value from ${source}; the site reaches it as context.shop`);
      }
      return found;
    },
  };
}

export default defineConfig({
  plugins: [
    oneInstance(),
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        // With it, a route found while somebody was on the way to it was drawn as an empty page. All routes are few bytes.
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
      ignoredRouteFiles: ['**/*'],
    }),
  ],
  resolve: { alias: { '~': path.resolve('app') } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // An icon is smaller than the request that would fetch it.
    rollupOptions: { output: { experimentalMinChunkSize: 8_000 } },
  },
  // All icons would be read at every start for the two dozen that are drawn.
  ssr: { noExternal: ['lucide-react'] },
  optimizeDeps: {
    esbuildOptions: { target: 'es2022' },
    include: ['radix-ui/slot', 'radix-ui/alert-dialog', 'react-router', 'lucide-react', 'class-variance-authority', 'tailwind-merge', 'clsx', 'zod'],
  },
});
