import { createHash } from 'node:crypto';
import { sequelize } from '../../db';
import { actingAs } from '../../domain/acting-as';
import { asDomainError, isRetryable } from '../../domain/database-errors';
import { conflict, isDomainError } from '../../domain/rules/errors';
import type { Viewer } from '../../domain/rules/viewer';
import type { TableRules } from '../table-rules';
import { type FileRow, fileRows } from './file-rows';
import type { ImportError, ImportReport, PreviewRow } from './import-report';
import type { ImportRules } from './import-rules';
import { type Written, openRowWriter } from './import-writer';

const PREVIEWED = 20;

export interface ImportFile {
  text: string;
  /** Headings of the list's export, which a file may carry along. */
  exported: readonly string[];
}

class TakenBack extends Error {
  constructor(readonly report: ImportReport) {
    super('a trial was taken back');
  }
}

/** Tries a file out: everything is written as in earnest, told, and taken back. */
export async function tryImport(rules: TableRules, table: ImportRules, viewer: Viewer, file: ImportFile): Promise<ImportReport> {
  try {
    return await actingAs(viewer, async () => {
      throw new TakenBack(await writeRows(rules, table, viewer, file));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.report;
    throw error;
  }
}

/** Writes a file, all rows or none, when that does exactly what the trial with this digest has shown. */
export function importFile(rules: TableRules, table: ImportRules, viewer: Viewer, file: ImportFile, agreed: string): Promise<ImportReport> {
  return actingAs(viewer, async () => {
    const report = await writeRows(rules, table, viewer, file);
    if (report.digest !== agreed) throw conflict('changed_meanwhile', 'The data changed since this file was checked. Nothing was imported; please check the file again.');
    return report;
  });
}

async function writeRows(rules: TableRules, table: ImportRules, viewer: Viewer, file: ImportFile): Promise<ImportReport> {
  const { rows, errors } = fileRows(file.text, table, file.exported);
  const write = await openRowWriter(rules, table, viewer, rows);
  const written: Written[] = [];
  for (const row of rows) {
    const outcome = await inSavepoint(() => write(row), (error) => errorsOf(error, row, table));
    if ('errors' in outcome) errors.push(...outcome.errors);
    else written.push(outcome);
  }
  const changes = written.filter(({ verb }) => verb !== 'keep');
  return {
    errors,
    added: changes.filter(({ verb }) => verb === 'add').length,
    changed: changes.filter(({ verb }) => verb === 'change').length,
    unchanged: written.length - changes.length,
    preview: changes.slice(0, PREVIEWED).map((one) => previewOf(one, table)),
    digest: errors.length > 0 || changes.length === 0 ? null : digestOf(viewer, changes),
  };
}

/** Runs the work for one row so that its failure leaves the transaction usable for the next ones. */
async function inSavepoint<T>(work: () => Promise<T>, told: (error: unknown) => ImportError[]): Promise<T | { errors: ImportError[] }> {
  await sequelize().query('SAVEPOINT import_row');
  try {
    const result = await work();
    await sequelize().query('RELEASE SAVEPOINT import_row');
    return result;
  } catch (raised) {
    // A deadlock has ended the whole transaction, which then begins anew.
    const error = isRetryable(raised) ? raised : asDomainError(raised);
    if (!isDomainError(error) || error.kind === 'unavailable') throw error;
    await sequelize().query('ROLLBACK TO SAVEPOINT import_row');
    return { errors: told(error) };
  }
}

function errorsOf(error: unknown, { number }: FileRow, { columns }: ImportRules): ImportError[] {
  if (!isDomainError(error)) throw error;
  const fields = error.details.fields ?? [];
  if (fields.length === 0) return [{ row: number, column: null, message: error.message }];
  return fields.map(({ loc, msg }) => {
    const name = String(loc.at(-1));
    const column = columns.find(({ field, heading }) => field === name || heading.toLowerCase() === name);
    return { row: number, column: column?.heading ?? null, message: column?.refusal ?? msg };
  });
}

function previewOf({ number, verb, title, before, after }: Written, { columns }: ImportRules): PreviewRow {
  const shown = columns.filter(({ field, isKey }) => field && !isKey && Object.hasOwn(after, field));
  const changes = shown.map(({ field, heading }) => ({ column: heading, from: asText(before?.[field!]), to: asText(after[field!]) }));
  return { row: number, isNew: verb === 'add', title, changes: changes.filter(({ from, to }) => from !== to) };
}

function digestOf(viewer: Viewer, changes: Written[]): string {
  const content = changes.map(({ identity, verb, before, after }) => [identity, verb, before, after]);
  return createHash('sha256').update(JSON.stringify([viewer.id, content])).digest('base64url');
}

const asText = (value: unknown) => (value === null || value === undefined ? '' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
