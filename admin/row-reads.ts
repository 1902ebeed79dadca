import type { FindOptions, Order } from 'sequelize';
import { invalid } from '../domain/rules/errors';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { actingInOffice } from './acting-in-office';
import { isKey, openColumns } from './column-types';
import { type Filters, isSearchAlone, whereOf } from './filters';
import { versionOf } from './form-values';
import { MOST_COUNTED, MOST_FOUND, MOST_PER_PAGE } from './list-bounds';
import type { Row, TableRules } from './table-rules';

export interface Sort {
  sortBy?: string;
  direction?: string;
}

export interface Page {
  limit?: number;
  offset?: number;
  sort?: Sort;
}

/** A page of the rows the viewer may see and asked for. */
export function listRows(rules: TableRules, viewer: Viewer, filters: Filters, { limit = 10, offset = 0, sort = {} }: Page): Promise<Row[]> {
  const order = orderOf(rules, sort);
  const page = { limit: Math.min(Math.max(1, limit), MOST_PER_PAGE), offset: Math.min(Math.max(0, offset), MOST_COUNTED) };
  const most = isByName(sort) ? page.offset + page.limit : undefined;
  return actingInOffice(viewer, async () => readRows(rules, viewer, { where: await whereOf(rules, viewer, filters, most), order, ...page }));
}

const isByName = ({ sortBy, direction }: Sort) => sortBy === 'name' && direction !== 'desc';

/** How many rows there are to page through, at most MOST_COUNTED: counting on would read the whole table. */
export function countRows(rules: TableRules, viewer: Viewer, filters: Filters): Promise<number> {
  return actingInOffice(viewer, async () => {
    const where = await whereOf(rules, viewer, filters, MOST_FOUND);
    const rows = visible(rules.model, viewer, rules.see);
    if (rules.search.isBounded && isSearchAlone(filters)) return rows.count({ where });
    const beyond = await rows.findAll({ where, attributes: [rules.model.primaryKeyAttribute], offset: MOST_COUNTED, limit: 1, raw: true });
    return beyond.length > 0 ? MOST_COUNTED : rows.count({ where });
  });
}

/** Those of the rows with these keys that the viewer may see; what cannot be a key is passed over. */
export async function rowsByKey(rules: TableRules, viewer: Viewer, keys: readonly unknown[]): Promise<Row[]> {
  const possible = [...new Set(keys)].filter((key) => isKey(rules, key)).slice(0, MOST_COUNTED);
  if (possible.length === 0) return [];
  return actingInOffice(viewer, () => readRows(rules, viewer, { where: { [rules.model.primaryKeyAttribute]: possible } }));
}

/** Rows as the back office shows them. Call it inside a transaction of the viewer. */
export async function readRows(rules: TableRules, viewer: Viewer, options: FindOptions): Promise<Row[]> {
  const attributes = Object.keys(openColumns(rules));
  const found = visible(rules.model, viewer, rules.see).findAll({ ...options, attributes, raw: true });
  const rows = (await found) as unknown as Row[];
  if (rules.keep?.change) for (const row of rows) row.version = versionOf(row);
  await rules.present?.(rows, viewer);
  return rows;
}

/** The order of a list, the key last so that no two rows are equal. Throws `invalid` for a column without one. */
export function orderOf(rules: TableRules, { sortBy, direction }: Sort): Order {
  const key = rules.model.primaryKeyAttribute;
  const by = sortBy ?? key;
  if (by !== key && !rules.order.includes(by)) throw invalid(`There is no sorting by "${by.slice(0, 40)}".`);
  const way = direction === 'desc' ? 'DESC' : 'ASC';
  return by === key ? [[key, way]] : [[by, way], [key, way]];
}
