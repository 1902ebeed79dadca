import type AdminJS from 'adminjs';
import type { BaseResource } from 'adminjs';
import { type Request, type RequestHandler, Router } from 'express';
import { notFound } from '../domain/rules/errors';
import { RequestRefusal } from './errors';
import { formOf } from './form-body';
import { assertBulk, tamePaging } from './list-query';

type Kind = 'resource' | 'record' | 'bulk';

const BY_GET = new Set(['list', 'search', 'show']);
const BY_POST = new Set(['new']);

/**
 * Lets requests through to actions that exist, by the kind of address they are meant for: AdminJS looks names up in plain
 * objects (`constructor` is one), runs a record's action without a record, and fails with 500 on the rest.
 */
export function gate(admin: AdminJS): Router {
  const router = Router({ caseSensitive: true });
  const api = (kind: Kind): RequestHandler => (req, _res, next) => {
    assertAction(admin, req, kind, req.params.action!);
    if (kind === 'bulk') assertBulk(req);
    if (req.method === 'POST') assertSwitches(resourceOf(admin, req), formOf(req));
    if (req.params.action === 'list' || req.params.action === 'search') tamePaging(req);
    next();
  };
  const page: RequestHandler = (req, res, next) => {
    // AdminJS's page says itself what it does not find; only the status is missing.
    if (!resourceOf(admin, req)) res.status(404);
    next();
  };
  router.all('/api/resources/:resource/actions/:action/:query?', api('resource'));
  router.all('/api/resources/:resource/records/:record/:action', api('record'));
  router.all('/api/resources/:resource/bulk/:action', api('bulk'));
  // Pages of our own there are none, and the second address of searching is AdminJS's past.
  router.all(['/pages/*', '/api/pages/*', '/api/resources/:resource/search', '/api/resources/:resource/search/*'], () => {
    throw notFound('page');
  });
  router.get('/resources/:resource/bulk/:action', (req, _res, next) => {
    assertBulk(req);
    next();
  });
  router.get(['/resources/:resource', '/resources/:resource/*'], page);
  return router;
}

const resourceOf = (admin: AdminJS, req: Request) => admin.resources.find((resource) => resource.decorate().id() === req.params.resource);

function assertAction(admin: AdminJS, req: Request, kind: Kind, name: string): void {
  const actions = resourceOf(admin, req)?.decorate().actions ?? {};
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  const isMeant = { resource: action?.isResourceType(), record: action?.isRecordType(), bulk: action?.isBulkType() }[kind];
  if (!isMeant) throw notFound('action');
  const isRight = req.method === 'GET' ? !BY_POST.has(name) : !BY_GET.has(name);
  if (!isRight) throw new RequestRefusal(405, 'This action is not asked for so.', { Allow: req.method === 'GET' ? 'POST' : 'GET' });
}

/** AdminJS takes every word but the empty one for "on", `no` included. */
function assertSwitches(resource: BaseResource | undefined, fields: Record<string, string>): void {
  for (const [name, value] of Object.entries(fields)) {
    const isSwitch = resource?.decorate().getPropertyByKey(name)?.type() === 'boolean';
    if (isSwitch && value !== 'true' && value !== 'false') throw new RequestRefusal(400, `"${name}" is either true or false.`);
  }
}
