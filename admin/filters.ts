import { Op, type ModelAttributeColumnOptions, type WhereOptions } from 'sequelize';
import { invalid } from '../domain/rules/errors';
import { id } from '../domain/rules/inputs';
import { kindOf, openColumns } from './column-types';
import type { TableRules } from './table-rules';

/** The filter that looks into all searched columns at once. */
export const SEARCH = 'q';

interface Range {
  from?: unknown;
  to?: unknown;
}

type Condition = Readonly<Record<symbol, unknown>>;

/**
 * The rows a person asked for with AdminJS's filters, by column or `q`. A value that a column cannot hold is `invalid`;
 * so is a column that is not there to be filtered by, or guessing would read hidden ones.
 */
export function whereOf(rules: TableRules, filters: readonly { path: string; value: unknown }[]): WhereOptions {
  const columns = openColumns(rules);
  const conditions: WhereOptions[] = [];
  for (const [name, value] of together(filters)) {
    if (value === '' || value === null || value === undefined) continue;
    if (name === SEARCH) {
      conditions.push(rules.search.matching(patternOf(value)));
      continue;
    }
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) throw invalid(`There is no filter "${name.slice(0, 40)}".`);
    conditions.push({ [name]: conditionOf(column, value) });
  }
  return { [Op.and]: conditions };
}

// Several values of one filter arrive as `status.0`, `status.1`.
function together(filters: readonly { path: string; value: unknown }[]): Map<string, unknown> {
  const byName = new Map<string, unknown>();
  for (const { path, value } of filters) {
    const [name, index] = path.split('.') as [string, string?];
    const former = byName.get(name);
    byName.set(name, index === undefined ? value : [...(Array.isArray(former) ? former : []), value]);
  }
  return byName;
}

function conditionOf(column: ModelAttributeColumnOptions, value: unknown): Condition {
  switch (kindOf(column)) {
    case 'text':
      return column.references ? { [Op.eq]: text(value) } : containing(value);
    case 'uuid':
      return { [Op.eq]: uuid(value) };
    case 'choice':
      return { [Op.in]: choices(value, column.values ?? []) };
    case 'flag':
      return { [Op.eq]: flag(value) };
    case 'number':
      return range(value, number);
    case 'moment':
      return range(value, moment);
    case 'other':
      throw invalid('This column cannot be filtered by.');
  }
}

const containing = (value: unknown) => ({ [Op.iLike]: patternOf(value) });

// The person's own % and _ are letters to look for, not wildcards.
const patternOf = (value: unknown) => `%${text(value).replace(/[\\%_]/g, '\\$&')}%`;

function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > 200 || value.includes('\0')) throw invalid('This is not a text to look for.');
  return value.trim();
}

function uuid(value: unknown): string {
  const parsed = id.safeParse(value);
  if (!parsed.success) throw invalid('This is not a valid id.');
  return parsed.data;
}

function choices(value: unknown, known: readonly string[]): string[] {
  const wanted = (Array.isArray(value) ? value : [value]).flatMap((one) => String(one).split(','));
  const strange = wanted.find((one) => !known.includes(one));
  if (strange !== undefined) throw invalid(`"${strange.slice(0, 40)}" is not one of ${known.join(', ')}.`);
  return wanted;
}

function flag(value: unknown): boolean {
  if (value !== 'true' && value !== 'false') throw invalid('Please choose yes or no.');
  return value === 'true';
}

function number(value: unknown): string {
  const written = String(value).trim();
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(written)) throw invalid(`"${written.slice(0, 40)}" is not a number.`);
  return written;
}

function moment(value: unknown): Date {
  const written = String(value);
  const date = new Date(written);
  // Years beyond four digits are dates to JavaScript and an error to PostgreSQL.
  if (!/^\d{4}-\d\d-\d\d/.test(written) || Number.isNaN(date.valueOf())) throw invalid(`"${written.slice(0, 40)}" is not a date.`);
  return date;
}

function range<T>(value: unknown, read: (end: unknown) => T): Condition {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { [Op.eq]: read(value) };
  const { from, to } = value as Range;
  const condition: Record<symbol, T> = {};
  if (from) condition[Op.gte] = read(from);
  if (to) condition[Op.lte] = read(to);
  return condition;
}
