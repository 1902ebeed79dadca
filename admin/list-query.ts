import type { Request } from 'express';
import { RequestRefusal } from './errors';
import { MOST_COUNTED, MOST_PER_PAGE } from './list-bounds';

/** Rows of a page when nobody says otherwise. */
export const PER_PAGE = 20;
const MOST_IN_BULK = 100;

/** Brings the paging of a list or search within bounds before AdminJS counts with it and repeats it in its answer. */
export function tamePaging(req: Request): void {
  const perPage = within(req.query.perPage, MOST_PER_PAGE, PER_PAGE);
  const page = within(req.query.page, Math.floor(MOST_COUNTED / perPage), 1);
  const { sortBy, direction, ...rest } = req.query;
  req.query = {
    ...rest,
    perPage: String(perPage),
    page: String(page),
    ...(typeof sortBy === 'string' && { sortBy }),
    ...(direction === 'asc' || direction === 'desc' ? { direction } : {}),
  };
}

function within(sent: unknown, most: number, usual: number): number {
  const number = typeof sent === 'string' && /^-?\d{1,9}$/.test(sent) ? Number(sent) : usual;
  return Math.min(Math.max(1, number), most);
}

/** The keys of a bulk action. AdminJS takes any number, in any shape, and fails on most. */
export function assertBulk(req: Request): void {
  const { recordIds } = req.query;
  if (typeof recordIds !== 'string' || recordIds === '') throw new RequestRefusal(400, 'Please choose some rows first.');
  if (recordIds.split(',').length > MOST_IN_BULK) throw new RequestRefusal(400, `Please choose at most ${MOST_IN_BULK} rows.`);
}
