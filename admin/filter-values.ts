import { Op } from 'sequelize';
import { dayBounds } from '../domain/days';
import { invalid } from '../domain/rules/errors';
import { day, id } from '../domain/rules/inputs';

type Condition = Record<symbol, unknown>;

const cut = (value: unknown) => String(value).slice(0, 40);

export function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200 || value.includes('\0')) throw invalid('This is not a text to look for.');
  return value.trim();
}

export function uuid(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw invalid('This is not a valid id.');
  return parsed.data;
}

export function choices(value: unknown, known: readonly string[]): string[] {
  const wanted = (Array.isArray(value) ? value : [value]).flatMap((one) => String(one).split(','));
  const strange = wanted.find((one) => !known.includes(one));
  if (strange !== undefined) throw invalid(`"${cut(strange)}" is not one of ${known.join(', ')}.`);
  return wanted;
}

export function flag(value: unknown): boolean {
  if (value !== 'true' && value !== 'false') throw invalid('Please choose yes or no.');
  return value === 'true';
}

/** A number, or a range of which either end may be open. */
export function numberRange(value: unknown): Condition {
  const { from, to, one } = endsOf(value);
  if (one) return { [Op.eq]: number(one) };
  return { ...(from && { [Op.gte]: number(from) }), ...(to && { [Op.lte]: number(to) }) };
}

/** A range of days, both whole, or of moments. */
export function momentRange(value: unknown, timeZone: string): Condition {
  const { from, to, one } = endsOf(value);
  if (one && !isDay(one)) return { [Op.eq]: moment(one) };
  const { since, until } = dayBounds(one ? { from: one, to: one } : { from: onlyDay(from), to: onlyDay(to) }, timeZone);
  return {
    ...(since && { [Op.gte]: since }),
    ...(until && { [Op.lt]: until }),
    ...(from && !isDay(from) && { [Op.gte]: moment(from) }),
    ...(to && !isDay(to) && { [Op.lte]: moment(to) }),
  };
}

function endsOf(value: unknown): { from?: string; to?: string; one?: string } {
  if (typeof value !== 'object' || value === null) return { one: String(value) };
  const { from, to } = value as { from?: unknown; to?: unknown };
  return { ...(from ? { from: String(from) } : {}), ...(to ? { to: String(to) } : {}) };
}

function number(written: string): string {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(written.trim())) throw invalid(`"${cut(written)}" is not a number.`);
  return written.trim();
}

const isDay = (written: string) => day.safeParse(written).success;
const onlyDay = (written: string | undefined) => (written && isDay(written) ? written : undefined);

function moment(written: string): Date {
  const date = new Date(written);
  // Years beyond four digits are dates to JavaScript and an error to PostgreSQL.
  if (!/^\d{4}-\d\d-\d\dT/.test(written) || Number.isNaN(date.valueOf())) throw invalid(`"${cut(written)}" is not a date.`);
  return date;
}
