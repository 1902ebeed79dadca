import { literal, type FindOptions, type Order } from 'sequelize';
import { actingAs } from '../domain/acting-as';
import { invalid } from '../domain/rules/errors';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { isKey, kindOf, openColumns } from './column-types';
import { whereOf } from './filters';
import { versionOf } from './form-values';
import type { Row, TableRules } from './table-rules';

/** Rows a list counts and pages through; beyond that a person searches. */
export const MOST_COUNTED = 10_000;
export const MOST_PER_PAGE = 100;

type Filters = readonly { path: string; value: unknown }[];

export interface Page {
  limit?: number;
  offset?: number;
  sort?: { sortBy?: string; direction?: string };
}

/** A page of the rows the viewer may see and asked for. */
export function listRows(rules: TableRules, viewer: Viewer, filters: Filters, { limit = 10, offset = 0, sort = {} }: Page): Promise<Row[]> {
  const options: FindOptions = {
    where: whereOf(rules, filters),
    order: orderOf(rules, sort),
    limit: Math.min(Math.max(1, limit), MOST_PER_PAGE),
    offset: Math.min(Math.max(0, offset), MOST_COUNTED),
  };
  return readRows(rules, viewer, options);
}

/** How many rows there are to page through, at most MOST_COUNTED: counting on would read the whole table. */
export async function countRows(rules: TableRules, viewer: Viewer, filters: Filters): Promise<number> {
  const where = whereOf(rules, filters);
  const rows = await actingAs(viewer, () =>
    visible(rules.model, viewer, rules.see).findAll({ where, attributes: [[literal('1'), 'one']], limit: MOST_COUNTED, raw: true }),
  );
  return rows.length;
}

/** Those of the rows with these keys that the viewer may see; what cannot be a key is passed over. */
export async function rowsByKey(rules: TableRules, viewer: Viewer, keys: readonly unknown[]): Promise<Row[]> {
  const possible = [...new Set(keys)].filter((key) => isKey(rules, key)).slice(0, MOST_COUNTED);
  if (possible.length === 0) return [];
  return readRows(rules, viewer, { where: { [rules.model.primaryKeyAttribute]: possible } });
}

/** One row with everything its page shows, or null when it is not the viewer's to see. */
export async function oneRow(rules: TableRules, viewer: Viewer, key: unknown): Promise<Row | null> {
  return actingAs(viewer, async () => {
    const [row] = await rowsByKey(rules, viewer, [key]);
    if (row) await rules.detail?.(row, viewer);
    return row ?? null;
  });
}

function readRows(rules: TableRules, viewer: Viewer, options: FindOptions): Promise<Row[]> {
  const attributes = Object.keys(openColumns(rules));
  return actingAs(viewer, async () => {
    const found = visible(rules.model, viewer, rules.see).findAll({ ...options, attributes, raw: true });
    const rows = (await found) as unknown as Row[];
    if (rules.keep?.change) for (const row of rows) row.version = versionOf(row);
    await rules.present?.(rows, viewer);
    return rows;
  });
}

function orderOf(rules: TableRules, { sortBy, direction }: NonNullable<Page['sort']>): Order {
  const key = rules.model.primaryKeyAttribute;
  const columns = openColumns(rules);
  const by = sortBy ?? key;
  if (!Object.hasOwn(columns, by) || kindOf(columns[by]!) === 'other') throw invalid(`There is no sorting by "${by.slice(0, 40)}".`);
  const way = direction === 'desc' ? 'DESC' : 'ASC';
  return by === key ? [[key, way]] : [[by, way], [key, way]];
}
