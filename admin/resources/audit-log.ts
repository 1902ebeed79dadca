import { AuditLog } from '../../db';
import { component } from '../component-files';
import { asMoment } from '../shown';
import { inColumns } from '../search';
import type { Row, TableRules } from '../table-rules';
import { officeResource } from './office-resource';

export const auditRules: TableRules<AuditLog> = {
  model: AuditLog,
  thing: 'audit entry',
  see: 'office.enter',
  search: inColumns('who, what, record', 'actorEmail', 'action', 'objectId'),
  present: async (rows, viewer) => {
    for (const row of rows) row.shown = { createdAt: asMoment(row.createdAt, viewer.country), changes: changesOf(row) };
  },
};

/** What an entry tells, field by field, as text. */
function changesOf({ before, after }: Row): { field: string; from: string; to: string }[] {
  const [from, to] = [asFields(before), asFields(after)];
  // The id is the entry's own column already.
  const fields = new Set([...Object.keys(from), ...Object.keys(to)].filter((field) => field !== 'id'));
  return [...fields].map((field) => ({ field, from: asText(from[field]), to: asText(to[field]) }));
}

const asFields = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

const asText = (value: unknown) => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Who did what, when, to what: read only, for everybody, by every means. */
export const auditLog = () =>
  officeResource(auditRules, {
    label: 'Audit log',
    icon: 'Clock',
    list: ['createdAt', 'actorEmail', 'action', 'changes'],
    show: ['createdAt', 'actorEmail', 'action', 'objectType', 'objectId', 'country', 'changes', 'requestId', 'id'],
    filter: ['createdAt', 'actorEmail', 'action', 'objectType', 'objectId', 'country'],
    sort: { sortBy: 'id', direction: 'desc' },
    phone: ['createdAt', 'action'],
    title: 'action',
    properties: {
      id: { isVisible: true },
      createdAt: { components: { list: component('ShownText'), show: component('ShownText') } },
      changes: { components: { list: component('ChangesShow'), show: component('ChangesShow') }, isVisible: { show: true, list: true, edit: false, filter: false } },
    },
    words: { createdAt: 'When', actorEmail: 'Who', action: 'What', objectType: 'Kind', objectId: 'Record', changes: 'Changes', requestId: 'Request', id: 'Number' },
  });
