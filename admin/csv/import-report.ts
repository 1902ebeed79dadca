/** What checking a file found, for the page that shows it. */
export interface ImportReport {
  errors: ImportError[];
  added: number;
  changed: number;
  unchanged: number;
  /** The first of the rows that would be written. */
  preview: PreviewRow[];
  /** A mark of exactly these changes, to be sent back to have them written; null when there is nothing to write. */
  digest: string | null;
}

export interface ImportError {
  /** As a spreadsheet counts, headings included; null for the file as a whole. */
  row: number | null;
  column: string | null;
  message: string;
}

export interface PreviewRow {
  row: number;
  isNew: boolean;
  title: string;
  changes: { column: string; from: string; to: string }[];
}

/** What the page tells of a column. */
export interface ColumnGuide {
  heading: string;
  guide: string;
}

export interface ImportGuide {
  columns: ColumnGuide[];
  /** A file to begin with. */
  example: string;
  mostRows: number;
}
