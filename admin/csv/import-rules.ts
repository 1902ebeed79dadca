import { PICTURES } from '../../domain/rules/pictures';
import type { Viewer } from '../../domain/rules/viewer';
import type { Row } from '../table-rules';

/** How rows of a table come out of a file. */
export interface ImportRules {
  columns: readonly ImportColumn[];
  /** Opens the look-up of the rows a file means, inside the transaction that writes them. */
  openMatcher(viewer: Viewer, rows: readonly Cells[]): Promise<(cells: Cells) => Match>;
  example: string;
}

export interface ImportColumn {
  heading: string;
  /** The field of the table's form it is written to; without one it only helps to tell which row is meant. */
  field?: string;
  /** Says which row is meant: never changed by a file, written only when the row is added. */
  isKey?: boolean;
  isRequired?: boolean;
  guide: string;
  /** The value for the form; what it cannot read it hands on, for the form's own rules to refuse. */
  read?(cell: string): unknown;
  /** What to say of a value the rules refuse, where their own words are for programs. */
  refusal?: string;
}

/** The cells of a row by heading, in lower case; a column the file does not have is not there. */
export type Cells = Readonly<Record<string, string | undefined>>;

export interface Match {
  /** The row as it is, or null when it is to be added. */
  found: Row | null;
  /** The same for two rows of the file that mean the same. */
  identity: string;
  title: string;
  /** The values of the key columns for a new row. */
  keys: Row;
}

/** One spelling for names that people take for the same. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

export function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

const YES_OR_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, 1: true, no: false, false: false, 0: false };

export const yesOrNo: Pick<ImportColumn, 'read' | 'refusal'> = {
  read: (cell) => {
    const word = folded(cell);
    return Object.hasOwn(YES_OR_NO, word) ? YES_OR_NO[word] : cell;
  },
  refusal: 'Please write yes or no.',
};

export const picture: ImportColumn = {
  heading: 'Picture',
  field: 'picture',
  guide: `The name of a picture, for example ${PICTURES.slice(0, 3).join(', ')}. Empty: one is chosen by the name.`,
  read: (cell) => folded(cell).replace(/\s+/g, '-') || null,
};

export const description: ImportColumn = { heading: 'Description', field: 'description', guide: 'At most 500 characters.' };
