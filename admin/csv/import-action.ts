import pLimit from 'p-limit';
import { invalid } from '../../domain/rules/errors';
import type { OfficeAction } from '../office-action';
import { component } from '../component-files';
import { RequestRefusal } from '../errors';
import { inAdminWords } from '../refusals';
import type { ScopedResource } from '../scoped-resource';
import type { TableRules } from '../table-rules';
import { inTurn, mayThey } from '../viewer-of';
import { CURRENCY, listColumns } from './list-columns';
import type { ImportGuide, ImportReport } from './import-report';
import type { ImportRules } from './import-rules';
import { importFile, tryImport } from './import-rows';
import { MOST_ROWS } from './read-csv';

// A file of a thousand rows holds a connection for seconds; several at once would take them from people who order.
const oneAtATime = pLimit(1);

/**
 * Importing rows of a table from a file, as an action over its list. Posting `csv` tries the file out and answers what
 * would happen; posting the `digest` of that answer with the same file writes it.
 */
export function importCsv(rules: TableRules, table: ImportRules): OfficeAction {
  return {
    actionType: 'resource',
    icon: 'Upload',
    component: component('ImportCsv'),
    showResourceActions: false,
    isAccessible: (context) => mayThey(context, rules.keep!.ability),
    custom: guideOf(table) as unknown as Record<string, unknown>,
    handler: async (request, _response, context) => {
      if (request.method !== 'post') throw new RequestRefusal(405, 'A file is imported by a form.', { Allow: 'POST' });
      const { csv, digest } = (request.payload ?? {}) as Record<string, unknown>;
      const file = { text: typeof csv === 'string' ? csv : '', exported: headingsOfExport(context.resource as ScopedResource) };
      const report = await inAdminWords(() =>
        inTurn(context, (viewer) =>
          oneAtATime(() => (digest === undefined ? tryImport(rules, table, viewer, file) : importFile(rules, table, viewer, file, agreed(digest)))),
        ),
      );
      return digest === undefined ? { report } : { report, notice: { message: doneInWords(report), type: 'success' } };
    },
  };
}

const headingsOfExport = (resource: ScopedResource) => [...listColumns(resource).map(({ heading }) => heading), CURRENCY];

function agreed(digest: unknown): string {
  // An empty one would agree to a file with nothing to write, whose digest is none.
  if (typeof digest !== 'string' || digest === '') throw invalid('Please check the file first.');
  return digest;
}

function guideOf({ columns, example }: ImportRules): ImportGuide {
  return { columns: columns.map(({ heading, guide }) => ({ heading, guide })), example, mostRows: MOST_ROWS };
}

function doneInWords({ added, changed }: ImportReport): string {
  const parts = [added > 0 && `${added} added`, changed > 0 && `${changed} changed`].filter(Boolean);
  return `Imported: ${parts.join(', ')}.`;
}
