import type { ServerBuild } from '@remix-run/node';
import type { Request } from 'express';

/** What is told of by folder, for its files and addresses are many; a longer name stands before its beginning. */
const FOLDERS = ['/admin/api', '/admin/export', '/admin/frontend', '/admin', '/api', '/assets', '/docs', '/pictures'];
const ELSEWHERE = '/*';

export type RouteName = (req: Request) => string;

/**
 * Names a request that was answered by the pattern of its address. There are as many names as routes: never an id, and
 * nothing an outsider makes up.
 */
export function routeNames(build: ServerBuild): RouteName {
  const pageName = pageNames(build);
  return (req) => {
    const path = req.originalUrl.split('?', 1)[0]!;
    const folder = FOLDERS.find((name) => path === name || path.startsWith(`${name}/`));
    const isOffice = folder?.startsWith('/admin');
    if (req.route && !isOffice) return `${req.baseUrl}${String(req.route.path)}`;
    return folder ? `${folder}${ELSEWHERE}` : pageName(path);
  };
}

/** Pages by the routes of the built site; what the site's own script asks for (`.data`) counts as its page. */
function pageNames(build: ServerBuild): (path: string) => string {
  const patterns = Object.values(build.routes).map((route) => `/${route?.path ?? ''}`);
  const plain = new Set(patterns.filter((pattern) => !/[:*]/.test(pattern)));
  const shaped = patterns
    .filter((pattern) => pattern.includes(':'))
    .map((pattern) => ({ pattern, shape: new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`) }));
  return (path) => {
    const page = path.replace(/\.data$/, '').replace(/^\/_root$/, '/');
    return plain.has(page) ? page : (shaped.find(({ shape }) => shape.test(page))?.pattern ?? ELSEWHERE);
  };
}
