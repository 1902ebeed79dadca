import type { ImportError } from './import-report';
import { withoutApostrophe } from './formulas';
import { type Cells, type ImportRules, folded } from './import-rules';
import { type CsvRow, type CsvTable, FileProblem, readCsv } from './read-csv';

export interface FileRow {
  number: number;
  cells: Cells;
}

/**
 * The rows of a file by the headings of the table, in any order. Columns that only the list's export has are passed over;
 * anything else is a misspelt heading, and leaving it out silently would lose what somebody meant to change.
 */
export function fileRows(text: string, { columns }: ImportRules, exported: readonly string[]): { rows: FileRow[]; errors: ImportError[] } {
  const own = new Set(columns.map(({ heading }) => folded(heading)));
  const ignored = new Set(exported.map(folded));
  const isKnown = (heading: string) => own.has(folded(heading)) || ignored.has(folded(heading));
  try {
    const table = readCsv(text, isKnown);
    assertHeadings(table, columns, isKnown);
    const keys = table.headings.map(folded);
    return { rows: table.rows.map((row) => ({ number: row.number, cells: cellsOf(row, keys, own) })), errors: [] };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { rows: [], errors: [{ row: error.row, column: error.column, message: error.message }] };
  }
}

function assertHeadings({ headings, rows }: CsvTable, columns: ImportRules['columns'], isKnown: (heading: string) => boolean): void {
  const given = headings.filter((heading) => heading !== '');
  const names = columns.map(({ heading }) => heading).join(', ');
  const strange = given.find((heading) => !isKnown(heading));
  if (strange !== undefined) throw new FileProblem(`There is no column "${strange.slice(0, 40)}". The columns are ${names}.`, 1, strange.slice(0, 40));
  const twice = given.find((heading, index) => given.findIndex((other) => folded(other) === folded(heading)) < index);
  if (twice !== undefined) throw new FileProblem('This heading is there twice.', 1, twice);
  const missing = columns.find(({ isRequired, heading }) => isRequired && !given.some((one) => folded(one) === folded(heading)));
  if (missing) throw new FileProblem(`The column "${missing.heading}" is missing. The columns are ${names}.`, 1, missing.heading);
  const nameless = rows.find(({ cells }) => cells.some((cell, index) => cell.trim() !== '' && !headings[index]));
  if (nameless) throw new FileProblem('A value stands where no column has a heading. Values with a comma or semicolon need quotation marks.', nameless.number);
}

function cellsOf({ cells }: CsvRow, keys: readonly string[], own: ReadonlySet<string>): Cells {
  const named = keys.map((key, index) => [key, asTyped(cells[index] ?? '')] as const);
  return Object.fromEntries(named.filter(([key]) => own.has(key)));
}

// Forms turn line breaks into CR LF on their way; one kind is enough to compare and keep.
const asTyped = (cell: string) => withoutApostrophe(cell).replace(/\r\n?/g, '\n');
