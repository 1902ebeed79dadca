import { CsvError, type Options, parse } from 'csv-parse/sync';

export const MOST_ROWS = 1_000;
// Spreadsheets leave empty rows behind; these are read and passed over, up to here.
const MOST_RECORDS = 5_000;
const DELIMITERS = [',', ';', '\t'];

export interface CsvTable {
  headings: string[];
  rows: CsvRow[];
}

export interface CsvRow {
  /** As a spreadsheet counts: the headings are row 1, an empty row counts, a line break inside a value does not. */
  number: number;
  cells: string[];
}

/** A file that cannot be read as a table at all. */
export class FileProblem extends Error {
  constructor(
    message: string,
    readonly row: number | null = null,
    readonly column: string | null = null,
  ) {
    super(message);
  }
}

interface Parsed {
  info: { records: number; empty_lines: number };
  record: string[];
}

/** Reads a table separated by commas, semicolons or tabs, whichever makes the most of the known headings. */
export function readCsv(file: string, isKnown: (heading: string) => boolean): CsvTable {
  const text = file.replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new FileProblem('This file is empty.');
  if (/[\0\uFFFD]/.test(text)) throw new FileProblem('This file is not text in UTF-8. In Excel, save it as "CSV UTF-8".');
  const parsed = parsedBy(delimiterOf(text, isKnown), text);
  const [head, ...rows] = parsed.map(({ info, record }) => ({ number: info.records + info.empty_lines, cells: record }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length > MOST_ROWS || parsed.length === MOST_RECORDS) {
    throw new FileProblem(`At most ${MOST_ROWS.toLocaleString('en')} rows can be imported at once. Please divide the file.`);
  }
  if (filled.length === 0) throw new FileProblem('There are no rows under the headings.');
  return { headings: head!.cells.map((heading) => heading.trim()), rows: filled };
}

function parsedBy(delimiter: string, text: string): Parsed[] {
  try {
    return parse(text, { ...LENIENT, delimiter, info: true, to: MOST_RECORDS }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number((error as { records?: number }).records ?? 0) + Number((error as { empty_lines?: number }).empty_lines ?? 0) + 1;
    throw new FileProblem('From here on the file cannot be read: a quotation mark is not closed, or stands inside a value without being doubled.', row);
  }
}

const LENIENT: Options = { relax_column_count: true, skip_empty_lines: true };

function delimiterOf(text: string, isKnown: (heading: string) => boolean): string {
  const scored = DELIMITERS.map((delimiter) => {
    const headings = headingsBy(delimiter, text);
    return { delimiter, known: headings.filter(isKnown).length, count: headings.length };
  });
  return scored.toSorted((one, other) => other.known - one.known || other.count - one.count)[0]!.delimiter;
}

function headingsBy(delimiter: string, text: string): string[] {
  const [headings = []] = parse(text, { ...LENIENT, delimiter, relax_quotes: true, to: 1 }) as string[][];
  return headings;
}
