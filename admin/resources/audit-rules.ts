import { type Model, type ModelStatic, Op, or } from 'sequelize';
import { AUDIT_ACTIONS, AuditLog, Menu, Restaurant, User } from '../../db';
import { id } from '../../domain/rules/inputs';
import type { Viewer } from '../../domain/rules/viewer';
import { visible } from '../../domain/visible';
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
    const nameOf = await namesIn(rows, viewer);
    for (const row of rows) {
      row.shown = { createdAt: asMoment(row.createdAt, viewer.country), action: actInWords(String(row.action)), object: nameOf(row), changes: changesOf(row) };
    }
  },
};

/** `dish.change-price` as people say it. */
export const actInWords = (action: string) => action.replace('.', ': ').replaceAll('-', ' ');

const NAMED = [
  { type: 'dish', model: Menu, see: 'office.catalog.keep' },
  { type: 'restaurant', model: Restaurant, see: 'office.catalog.keep' },
  { type: 'user', model: User, see: 'office.people.see' },
] as const;

/** What each entry's record is called now, as far as the viewer sees it. */
async function namesIn(rows: readonly Row[], viewer: Viewer): Promise<(row: Row) => string> {
  const names = new Map<string, string>();
  for (const { type, model, see } of NAMED) {
    const ids = rows.filter(({ objectType }) => objectType === type).map(({ objectId }) => String(objectId));
    if (ids.length === 0) continue;
    const found = await visible(model as ModelStatic<Model>, viewer, see).findAll({ where: { id: [...new Set(ids)] }, attributes: ['id', 'name'], raw: true });
    for (const { id: key, name } of found as unknown as { id: string; name: string }[]) names.set(key, name);
  }
  return ({ objectType, objectId }) => {
    const key = String(objectId);
    if (objectType === 'country') return key;
    return names.get(key) ?? `${String(objectType)} ${key.slice(0, 8)}`;
  };
}

/** What an entry tells, field by field, as text. */
function changesOf({ before, after }: Row): { field: string; from: string; to: string }[] {
  const [from, to] = [asFields(before), asFields(after)];
  // The id is the entry's own column already.
  const fields = new Set([...Object.keys(from), ...Object.keys(to)].filter((field) => field !== 'id'));
  return [...fields].map((field) => ({ field, from: asText(from[field]), to: asText(to[field]) }));
}

const asFields = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});

const asText = (value: unknown) => (value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
