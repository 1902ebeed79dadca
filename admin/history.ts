import type { ActionContext } from 'adminjs';
import type { OfficeAction } from './office-action';
import { component } from './component-files';
import { inAdminWords } from './refusals';
import { auditRules } from './resources/audit-rules';
import { listRows } from './row-reads';
import type { TableRules } from './table-rules';
import { inTurn, mayThey } from './viewer-of';

const MOST_ENTRIES = 100;

/** Who did what to one row, and when, newest first: the row's part of the audit trail. */
export const historyOf = ({ recordedAs, see }: TableRules): OfficeAction => ({
  actionType: 'record',
  icon: 'Clock',
  component: component('History'),
  isAccessible: (context: ActionContext) => mayThey(context, see) && mayThey(context, auditRules.see),
  handler: async (_request, _response, context) => {
    const { record, currentAdmin } = context;
    if (!record) throw new Error('a history belongs to a row');
    const filters = [{ path: 'objectType', value: recordedAs }, { path: 'objectId', value: record.id() }];
    const page = { limit: MOST_ENTRIES, sort: { sortBy: 'id', direction: 'desc' } };
    const entries = await inAdminWords(() => inTurn(context, (viewer) => listRows(auditRules, viewer, filters, page)));
    return { record: record.toJSON(currentAdmin), entries };
  },
});
