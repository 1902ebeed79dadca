import { Op, type ModelAttributeColumnOptions, type WhereOptions } from 'sequelize';
import { invalid } from '../domain/rules/errors';
import type { Viewer } from '../domain/rules/viewer';
import { kindOf, openColumns } from './column-types';
import { choices, flag, momentRange, numberRange, text, uuid } from './filter-values';
import { timeZoneOf } from './shown';
import type { TableRules } from './table-rules';

/** The filter that looks into all searched columns at once. */
export const SEARCH = 'q';

export type Filters = readonly { path: string; value: unknown }[];

/**
 * The rows a person asked for with AdminJS's filters, by column or `q`. A value that a column cannot hold is `invalid`;
 * so is a column that is not there to be filtered by, or guessing would read hidden ones. Call it inside the transaction
 * of the rows. Days are those of the clocks of the country that is filtered for, else of the person's own. With `most`, a
 * search for nothing but words may leave out what comes after so many rows by name.
 */
export async function whereOf(rules: TableRules, viewer: Viewer, filters: Filters, most?: number): Promise<WhereOptions> {
  const columns = openColumns(rules);
  const conditions: WhereOptions[] = [];
  const given = together(filters);
  const timeZone = async () => (typeof given.get('country') === 'string' && (await timeZoneOf(String(given.get('country'))))) || viewer.country.timeZone;
  for (const [name, value] of given) {
    if (isBlank(value)) continue;
    if (name === SEARCH) {
      conditions.push(await rules.search.matching(text(value), viewer, isSearchAlone(filters) ? most : undefined));
      continue;
    }
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!column) throw invalid(`There is no filter "${name.slice(0, 40)}".`);
    conditions.push({ [name]: await conditionOf(column, value, timeZone) });
  }
  return { [Op.and]: conditions };
}

const isBlank = (value: unknown) => value === '' || value === null || value === undefined;

/** True when words are asked for, and nothing else. */
export function isSearchAlone(filters: Filters): boolean {
  const asked = filters.filter(({ value }) => !isBlank(value));
  return asked.length > 0 && asked.every(({ path }) => path === SEARCH);
}

// Several values of one filter arrive as `status.0`, `status.1`.
function together(filters: Filters): Map<string, unknown> {
  const byName = new Map<string, unknown>();
  for (const { path, value } of filters) {
    const [name, index] = path.split('.') as [string, string?];
    const former = byName.get(name);
    byName.set(name, index === undefined ? value : [...(Array.isArray(former) ? former : []), value]);
  }
  return byName;
}

async function conditionOf(column: ModelAttributeColumnOptions, value: unknown, timeZone: () => Promise<string>) {
  switch (kindOf(column)) {
    case 'text':
      return { [Op.eq]: text(value) };
    case 'uuid':
      return { [Op.eq]: uuid(value) };
    case 'choice':
      return { [Op.in]: choices(value, column.values ?? []) };
    case 'flag':
      return { [Op.eq]: flag(value) };
    case 'number':
      return numberRange(value);
    case 'moment':
      return momentRange(value, await timeZone());
    case 'other':
      throw invalid('This column cannot be filtered by.');
  }
}
