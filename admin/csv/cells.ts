import { can } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { rowsByKey } from '../row-reads';
import type { ScopedResource } from '../scoped-resource';
import type { Row } from '../table-rules';
import { CURRENCIES } from './currencies';
import { CURRENCY, type ListColumn } from './list-columns';

/** The headings of a file: those of the list, and the currency beside the first amount. */
export function headingsOf(columns: readonly ListColumn[]): string[] {
  const money = columns.find(({ isMoney }) => isMoney);
  return columns.flatMap((column) => (column === money ? [column.heading, CURRENCY] : [column.heading]));
}

/** The cells of rows, for machines and people. Call it inside the transaction of the rows. */
export async function cellsOf(resource: ScopedResource, columns: readonly ListColumn[], rows: Row[], viewer: Viewer): Promise<string[][]> {
  const money = columns.find(({ isMoney }) => isMoney);
  const currencies = money ? await CURRENCIES.get(resource.rules.model)!(rows) : [];
  const titles = await titlesOf(columns, rows, viewer);
  if (columns.some(({ kind }) => kind === null)) await resource.rules.present?.(rows, viewer);
  return rows.map((row, index) =>
    columns.flatMap((column) => {
      const value = row[column.name];
      const cell = column.kind === null ? asText(presented(row, column.name)) : (titles.get(column)?.get(String(value)) ?? asText(value));
      return column === money ? [cell, currencies[index]!] : [cell];
    }),
  );
}

type Titles = ReadonlyMap<ListColumn, ReadonlyMap<string, string>>;

/** The titles of referenced rows the person may see, as the list shows them. */
async function titlesOf(columns: readonly ListColumn[], rows: readonly Row[], viewer: Viewer): Promise<Titles> {
  const titles = new Map<ListColumn, ReadonlyMap<string, string>>();
  for (const column of columns) {
    const { reference, name } = column;
    if (!reference || !can(viewer, reference.rules.see)) continue;
    const found = await rowsByKey(reference.rules, viewer, rows.map((row) => row[name]));
    const title = reference.decorate().titleProperty().name();
    titles.set(column, new Map(found.map((row) => [String(row[reference.primaryKey()]), asText(row[title])])));
  }
  return titles;
}

const presented = (row: Row, name: string): unknown => (row.shown as Row | undefined)?.[name] ?? row[name];

function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(inWords).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One of several things in a cell: an entry of the audit trail tells its changes so. */
function inWords(one: unknown): string {
  if (typeof one !== 'object' || one === null || !('field' in one)) return asText(one);
  const { field, from, to } = one as { field: string; from: string; to: string };
  return `${field}: ${from || '–'} → ${to || '–'}`;
}
