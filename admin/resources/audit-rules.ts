import { Op, or } from 'sequelize';
import { AUDIT_ACTIONS, AuditLog, User } from '../../db';
import { id } from '../../domain/rules/inputs';
import { inColumns, inRelations } from '../search';
import { asMoment } from '../shown';
import type { Row, Search, TableRules } from '../table-rules';

const byPerson = inRelations('who', { key: 'actorId', model: User, see: 'office.people.see', search: inColumns('', 'name', 'email') });

/** What somebody did, what was done to a record, or every act of a kind: "price", "order.cancel". */
const search: Search = {
  words: 'who, what, record',
  matching: async (typed, viewer) => {
    if (id.safeParse(typed).success) return { objectId: typed.toLowerCase() };
    const acts = AUDIT_ACTIONS.filter((action) => action.includes(typed.toLowerCase()));
    return or(await byPerson.matching(typed, viewer), { action: { [Op.in]: acts } });
  },
};

export const auditRules: TableRules<AuditLog> = {
  model: AuditLog,
  thing: 'audit entry',
  see: 'office.audit.see',
  search,
  order: ['id'],
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
