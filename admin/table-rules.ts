import type { Model, ModelStatic, WhereOptions } from 'sequelize';
import type { z } from 'zod';
import type { Audited } from '../db';
import type { Ability } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';

/** A row as plain data, columns by attribute name. */
export type Row = Record<string, unknown>;

/** The columns a form may write, each with the schema that reads it. What is not named cannot be written. */
export type Fields = Readonly<Record<string, z.ZodType>>;

/** What the back office shows of a table and lets people do with it. */
export interface TableRules<M extends Model = Model> {
  model: ModelStatic<M>;
  /** As people call one row. */
  thing: string;
  see: Ability;
  /** Columns that do not exist for AdminJS: not shown, filtered, sorted, searched or written. */
  hidden?: readonly string[];
  search: Search;
  /** Columns a list may be ordered by: never null, and each with an index, or a big table would be sorted for one page. */
  order: readonly string[];
  /** As the audit trail calls one row, for every door the same. Absent: the table has no history of its own. */
  recordedAs?: Audited;
  /** Absent: nobody writes here. */
  keep?: Keeping<M>;
  /** Adds to rows that were read what only people read: titles, amounts and times as text under `shown`. */
  present?(rows: Row[], viewer: Viewer): Promise<void>;
  /** Other tables' rows that belong to one of these, linked from its page. */
  related?: readonly Related[];
  /** Adds what only the page of one row shows. */
  detail?(row: Row, viewer: Viewer): Promise<void>;
}

export interface Related {
  label: string;
  model: ModelStatic<Model>;
  /** The column there that names the row. */
  key: string;
  see: Ability;
}

/** What the search box looks into. */
export interface Search {
  /** As people call it: "name, e-mail". */
  words: string;
  /** True where `matching` never finds more than `most`. */
  isBounded?: boolean;
  /** The rows that what a person typed is found in; with `most` the first by name are enough, where there are more. */
  matching(typed: string, viewer: Viewer, most?: number): WhereOptions | Promise<WhereOptions>;
}

/** How rows of a table are written. Everything here runs inside the one transaction of the write, but for `prepare`. */
export interface Keeping<M extends Model = Model> {
  ability: Ability;
  /** Absent: rows are not added by form. */
  add?: Fields;
  /** Absent: rows are not changed by form. */
  change?: Fields;
  mayDelete: boolean;
  /** What a foreign key points at: the target must be visible to the person. */
  references?: Readonly<Record<string, TableRules>>;
  /** Unique constraints by name, and what to say at which field when a value is taken. */
  taken?: Readonly<Record<string, { field: string; message: string }>>;
  /** Slow work on new values before the transaction opens. */
  prepare?(values: Row): Promise<Row>;
  /** Refuses with a domain error what the schemas of single fields cannot see. */
  judge?(write: { viewer: Viewer; before: Row | null; after: Row }): Promise<void> | void;
  /** The last look after writing; throwing takes everything back. */
  settle?(viewer: Viewer): Promise<void>;
  countryOf(row: M): Promise<string>;
  /** Tables that keep a row from being deleted. */
  dependents?: readonly Dependent[];
  /** What to do instead of deleting a row in use, and the act that does it. */
  advice?: string;
  instead?: { action: string; label: string };
  /** Rows of another table that are written inside the form of this one. */
  inlines?: readonly Inline[];
}

/** Rows of a child table as part of their parent's form. */
export interface Inline {
  /** What the form calls them: `dishes.0.price`. */
  name: string;
  rules: TableRules;
  /** The child's foreign key. */
  key: string;
  /** Fields of a child in the form. */
  fields: readonly string[];
}

export interface Dependent {
  model: ModelStatic<Model>;
  /** The foreign key that names the row. */
  key: string;
  one: string;
  many: string;
}
