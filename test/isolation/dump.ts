import { readFileSync } from 'node:fs';
import AdminJS from 'adminjs';
import type { Express } from 'express';
import ts from 'typescript';
import { officeResources } from '../../admin/resources';
import { ENDPOINTS } from '../../api/endpoints';
import type { Shop } from '../../domain';
import type { House } from './house';

/** A layer of Express 4's router: a route, or something mounted at a path. */
interface Layer {
  name: string;
  regexp: RegExp & { fast_slash?: boolean; fast_star?: boolean };
  handle: { stack?: Layer[] };
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

/** Every route of Express by method and path, and everything mounted at a path that has no routes of its own to tell. */
export function expressRoutes(host: Express): string[] {
  return [...new Set(walk((host as unknown as { _router: { stack: Layer[] } })._router.stack, ''))].sort();
}

/** What every request passes on its way, in order. */
export const layersOfHost = (host: Express): string[] =>
  (host as unknown as { _router: { stack: Layer[] } })._router.stack.filter((layer) => !layer.route && mountOf(layer) === '').map(({ name }) => name);

function walk(stack: readonly Layer[], at: string): string[] {
  return stack.flatMap((layer) => {
    const { route } = layer;
    if (route) {
      const methods = Object.keys(route.methods).map((method) => (method === '_all' ? 'ALL' : method.toUpperCase()));
      return [route.path].flat().flatMap((path) => methods.map((method) => `Route ${method} ${at}${path}`));
    }
    const path = at + mountOf(layer);
    if (layer.handle.stack) return walk(layer.handle.stack, path);
    return path === at ? [] : [`Route USE ${path}`];
  });
}

/** The path a layer is mounted at, read back from its pattern: `^\/docs\/?(?=\/|$)`. */
function mountOf({ regexp }: Layer): string {
  if (regexp.fast_slash || regexp.fast_star) return '';
  return regexp.source.replace(/^\^/, '').replace(/\\\/\?\(\?=\\\/\|\$\)$/, '').replaceAll('\\/', '/');
}

export const apiRoutes = (): string[] => ENDPOINTS.map(({ method, path }) => `API ${method} ${path}`);

/** Every page of the built site, with and without the browser's own way to ask, and every form by its intents. */
export function siteRoutes({ build }: House): string[] {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.id === 'root') return [];
    const path = `/${route.path ?? ''}`;
    const isPage = 'default' in route.module && route.module.default !== undefined;
    return [
      `Page ${path}`,
      ...(isPage && !['/login', '/*'].includes(path) ? [`Data ${path}`] : []),
      ...('action' in route.module && path !== '/*' ? intentsOf(route.id).map((intent) => `Form ${path} ${intent}`) : []),
    ];
  });
}

/** What the forms of a page may mean, as its source names them in `formAction({ … })`. */
function intentsOf(id: string): string[] {
  const file = [`app/${id}.tsx`, `app/${id}.ts`].find((name) => ts.sys.fileExists(name))!;
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'formAction') {
      const [intents] = node.arguments;
      if (!intents || !ts.isObjectLiteralExpression(intents)) throw new Error(`${file}: what its forms mean cannot be read`);
      for (const one of intents.properties) found.push(one.name!.getText().replace(/['"]/g, ''));
    }
    node.forEachChild(visit);
  };
  visit(source);
  // The one action that is not made of intents.
  if (found.length === 0 && source.text.includes('signInAction')) found.push('sign-in');
  if (found.length === 0) throw new Error(`${file} has an action whose forms cannot be read`);
  return found;
}

/** Every table of the back office by every action it has, own acts and those closed to everybody included; and its export. */
export function officeActions(shop: Shop): string[] {
  const admin = new AdminJS({ rootPath: '/admin', databases: [], resources: officeResources(shop) });
  return admin.resources.flatMap((resource) => {
    const { actions } = resource.decorate();
    const table = resource.decorate().id();
    return [...Object.keys(actions), 'export'].map((action) => `Office ${table} ${action}`);
  });
}

/** The tables that the running back office tells its pages of. */
export const tablesToldTo = (page: string): string[] => [...new Set([...page.matchAll(/"id":"(api_\w+)"/g)].map(([, id]) => id!))].sort();
