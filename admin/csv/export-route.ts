import { pipeline } from 'node:stream/promises';
import type AdminJS from 'adminjs';
import { Filter, flat } from 'adminjs';
import { type Request, type Response, Router } from 'express';
import { dayOf } from '../../domain/days';
import { DomainError, notFound } from '../../domain/rules/errors';
import { authorize } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { RequestRefusal } from '../errors';
import { ScopedResource } from '../scoped-resource';
import { type AskedList, exportLines } from './export-lines';
import { nameOfList } from './list-columns';

const AT_ONCE = 2;
const RETRY_SECONDS = 10;
const MOST_SILENCE = 60_000;

/**
 * `GET /export/<resource id>.csv` with the query of a list: everything that list shows, all its pages, as one file. Stands
 * behind the guard, which lets only links of our own pages through.
 */
export function exportLists(admin: AdminJS): Router {
  const router = Router({ caseSensitive: true });
  let running = 0;
  router.all('/export/:resource.csv', async (req, res, next) => {
    try {
      if (req.method !== 'GET') throw new RequestRefusal(405, 'A list is exported by a link.', { Allow: 'GET' });
      const resource = admin.resources.find((one) => one.decorate().id() === req.params.resource);
      if (!(resource instanceof ScopedResource)) throw notFound('list');
      const viewer = res.locals.viewer as Viewer;
      authorize(viewer, resource.rules.see);
      if (running >= AT_ONCE) throw tooManyExports();
      running++;
      try {
        await send(res, resource, viewer, askedList(req, resource));
      } finally {
        running--;
      }
    } catch (error) {
      // Whoever closed the page wants no answer.
      if (!isClosedByClient(error)) next(error);
    }
  });
  return router;
}

async function send(res: Response, resource: ScopedResource, viewer: Viewer, asked: AskedList): Promise<void> {
  const lines = exportLines(resource, viewer, asked);
  // A refused filter or order shows with the first rows, while the answer can still be an error.
  const first = await lines.next();
  res.set({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${fileName(resource, viewer)}"`,
  });
  // A laptop that fell asleep while loading would keep its turn for hours.
  res.setTimeout(MOST_SILENCE, () => res.destroy());
  // An error in the middle destroys the connection before its end was sent: browsers call such a download failed.
  await pipeline(async function* () {
    yield first.value as string;
    yield* lines;
  }, res);
}

/** The list a query asks for, read as AdminJS's own list action reads it. */
function askedList(req: Request, resource: ScopedResource): AskedList {
  const { filters, sortBy, direction } = flat.unflatten<Record<string, unknown>, Record<string, unknown>>(req.query);
  const usual = resource.decorate().options.sort;
  const asked = typeof filters === 'object' && filters !== null ? filters : {};
  return {
    filters: Object.values(new Filter(asked as Record<string, string>, resource).filters),
    sort: {
      sortBy: typeof sortBy === 'string' && sortBy ? sortBy : usual?.sortBy,
      direction: direction === 'asc' || direction === 'desc' ? direction : usual?.direction,
    },
  };
}

/** `orders-2026-11-22.csv`, by the calendar of the person. */
function fileName(resource: ScopedResource, { country }: Viewer): string {
  const name = nameOfList(resource).toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${name}-${dayOf(new Date(), country.timeZone)}.csv`;
}

const tooManyExports = () =>
  new DomainError('unavailable', 'exports_running', 'Two lists are being exported already. Please try again in a moment.', { retryAfterSeconds: RETRY_SECONDS });

const isClosedByClient = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ERR_STREAM_UNABLE_TO_PIPE');
