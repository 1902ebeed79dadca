import { type FieldError, invalid, invalidField, isDomainError } from '../../domain/rules/errors';
import type { Viewer } from '../../domain/rules/viewer';
import { changedValues, newValues, versionOf } from '../form-values';
import { addRow, changeRow } from '../row-writes';
import type { Row, TableRules } from '../table-rules';
import type { FileRow } from './file-rows';
import type { Cells, ImportColumn, ImportRules } from './import-rules';

/** What a row of the file came to. */
export interface Written {
  number: number;
  verb: 'add' | 'change' | 'keep';
  identity: string;
  title: string;
  before: Row | null;
  after: Row;
}

/** Makes the writer of a file's rows: each as the form of the back office would write it, audit row included. */
export async function openRowWriter(rules: TableRules, table: ImportRules, viewer: Viewer, rows: readonly FileRow[]) {
  const match = await table.openMatcher(viewer, rows.map(({ cells }) => cells));
  const former = new Map<string, number>();
  return async ({ number, cells }: FileRow): Promise<Written> => {
    const values = valuesOf(table.columns, cells);
    const { found, keys, identity, title } = withAllRefusals(
      () => (assertFilled(table.columns, cells), match(cells)),
      () => changedValues(rules, values, {}),
    );
    const earlier = former.get(identity);
    if (earlier) throw invalidField('name', `This is the same ${rules.thing} as in row ${earlier}.`, 'twice');
    former.set(identity, number);
    if (found) return { number, identity, title, ...(await change(rules, viewer, found, values)) };
    const after = newValues(rules, { ...keys, ...values });
    await addRow(rules, viewer, { ...keys, ...values });
    return { number, identity, title, verb: 'add', before: null, after };
  };
}

/** What the cells say of a row, without what only tells which row is meant; a column that is not there says nothing. */
function valuesOf(columns: readonly ImportColumn[], cells: Cells): Row {
  const values: Row = {};
  for (const { heading, field, isKey, read } of columns) {
    const cell = cells[heading.toLowerCase()];
    if (field && !isKey && cell !== undefined) values[field] = read ? read(cell) : cell;
  }
  return values;
}

function assertFilled(columns: readonly ImportColumn[], cells: Cells): void {
  const empty = columns.filter(({ isRequired, heading }) => isRequired && !cells[heading.toLowerCase()]?.trim());
  const fields = empty.map(({ field }) => ({ loc: ['body', field!], msg: 'Please fill this in.', type: 'missing' }));
  if (fields.length > 0) throw invalid('Please look at the marked fields.', fields);
}

/** Runs the first, and when it refuses, the second too: a person wants to hear of everything wrong with a row at once. */
function withAllRefusals<T>(first: () => T, second: () => unknown): T {
  try {
    return first();
  } catch (error) {
    throw invalid('Please look at the marked fields.', [...fieldsOf(error), ...refused(second)]);
  }
}

function refused(check: () => unknown): FieldError[] {
  try {
    check();
    return [];
  } catch (error) {
    return fieldsOf(error);
  }
}

function fieldsOf(error: unknown): FieldError[] {
  if (isDomainError(error) && error.details.fields) return error.details.fields;
  throw error;
}

async function change(rules: TableRules, viewer: Viewer, row: Row, values: Row): Promise<Pick<Written, 'verb' | 'before' | 'after'>> {
  const given = Object.entries(values).filter(([name, value]) => !isSameText(value, row[name]));
  const after = changedValues(rules, Object.fromEntries(given), row);
  const names = Object.keys(after);
  if (names.length === 0) return { verb: 'keep', before: null, after };
  await changeRow(rules, viewer, String(row[rules.model.primaryKeyAttribute]), { ...after, version: versionOf(row) });
  return { verb: 'change', before: Object.fromEntries(names.map((name) => [name, row[name]])), after };
}

// Texts typed into forms are kept with the line breaks of forms.
const isSameText = (value: unknown, kept: unknown) =>
  typeof value === 'string' && typeof kept === 'string' && value === kept.replace(/\r\n?/g, '\n');
