import { invalid } from './rules/errors';
import * as inputs from './rules/inputs';

/** Where a page of a newest-first list ended. */
export interface Place {
  createdAt: string;
  id: string;
}

export function toCursor(row: { createdAt: Date; id: string }): string {
  return Buffer.from(`${row.createdAt.toISOString()} ${row.id}`).toString('base64url');
}

/** Throws `invalid` for anything `toCursor` never made. */
export function parseCursor(cursor: string): Place {
  const [createdAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isTime = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(createdAt) && !Number.isNaN(Date.parse(createdAt));
  if (!isTime || !inputs.id.safeParse(id).success) throw noSuchPage('This page of the list does not exist. Start again from the newest.');
  return { createdAt, id };
}

/** Where a page of a list by name ended. */
export interface NamedPlace {
  name: string;
  id: string;
}

export const toNameCursor = ({ name, id }: NamedPlace): string => Buffer.from(`${id} ${name}`).toString('base64url');

/** Throws `invalid` for anything `toNameCursor` never made. */
export function parseNameCursor(cursor: string): NamedPlace {
  const [, id = '', name = ''] = /^(\S+) ([^\0]{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!inputs.id.safeParse(id).success) throw noSuchPage('This page of the list does not exist. Start again from the first.');
  return { name, id };
}

/** Where a page of cards ended: among the reader's own, or among everybody else's. */
export interface CardPlace extends Place {
  isOwn: boolean;
}

export const toCardCursor = ({ isOwn, ...card }: { createdAt: Date; id: string; isOwn: boolean }): string => `${isOwn ? 'own' : 'other'}.${toCursor(card)}`;

/** Throws `invalid` for anything `toCardCursor` never made. */
export function parseCardCursor(cursor: string): CardPlace {
  const [, whose, card = ''] = /^(own|other)\.(.*)$/.exec(cursor) ?? [];
  return { ...parseCursor(card), isOwn: whose === 'own' };
}

function noSuchPage(msg: string) {
  return invalid(msg, [{ loc: ['query', 'cursor'], msg, type: 'value_error' }]);
}
