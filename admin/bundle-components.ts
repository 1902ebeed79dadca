import { build, type Plugin } from 'esbuild';
import { COMPONENTS } from './component-files';

/** What AdminJS's own scripts have put on the page, by the package our components import it from. */
const ON_THE_PAGE: Readonly<Record<string, string>> = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-redux': 'ReactRedux',
  'react-router': 'ReactRouter',
  'react-router-dom': 'ReactRouterDOM',
  adminjs: 'AdminJS',
  '@adminjs/design-system': 'AdminJSDesignSystem',
  '@adminjs/design-system/styled-components': 'styled',
};

/**
 * Bundles the components in `sources` into one script for the page. AdminJS's own bundler would do the same in seconds
 * with Rollup and Babel inside the site's process, and end that process when it fails.
 */
export async function bundleComponents(sources: string, { minify }: { minify: boolean }): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry(), resolveDir: sources, loader: 'ts' },
    bundle: true,
    write: false,
    minify,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    plugins: [fromThePage],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

const fromThePage: Plugin = {
  name: 'from-the-page',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@a-z]/ }, ({ path }) => (Object.hasOwn(ON_THE_PAGE, path) ? { path, namespace: 'page' } : null));
    onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({ contents: `module.exports = window.${ON_THE_PAGE[path]}` }));
  },
};

/** A script that hands every component to AdminJS under its name, as the script of its own bundler does. */
function entry(): string {
  const components = Object.entries(COMPONENTS);
  const imports = components.map(([name, file]) => `import ${name} from './${file}';`);
  return ["import './answers';", "import './system-theme';", ...imports, `window.AdminJS.UserComponents = { ${components.map(([name]) => name).join(', ')} };`].join('\n');
}
