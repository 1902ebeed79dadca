import type { Viewer } from '../domain/rules/viewer';
import { actingInOffice } from './acting-in-office';
import { type ActForm, type ActRow, bulkAct, recordAct } from './acts';
import type { OfficeAction } from './office-action';
import { usesOf, whyKept } from './dependents';
import { rowsByKey } from './row-reads';
import { deleteRows } from './row-writes';
import type { Row, TableRules } from './table-rules';

/** Deleting as it should be: first a page that says what depends on the rows, then all of them or none. */
export function deletingOf(rules: TableRules): { delete: OfficeAction; bulkDelete: OfficeAction } {
  const key = rules.model.primaryKeyAttribute;
  const common = { ability: rules.keep!.ability, icon: 'Trash2', isDanger: true, removes: true };
  return {
    delete: recordAct({
      ...common,
      describe: (row, viewer) => confirmation(rules, viewer, [String(row[key])]),
      perform: async (row, _answer, viewer) => {
        await deleteRows(rules, viewer, [String(row[key])]);
        return 'Deleted.';
      },
    }),
    bulkDelete: bulkAct({
      ...common,
      describe: (keys, viewer) => confirmation(rules, viewer, keys),
      perform: async (keys, _answer, viewer) => {
        await deleteRows(rules, viewer, keys);
        return keys.length === 1 ? 'One row deleted.' : `${keys.length} rows deleted.`;
      },
    }),
  };
}

function confirmation(rules: TableRules, viewer: Viewer, keys: readonly string[]): Promise<ActForm> {
  const { thing, model, keep } = rules;
  return actingInOffice(viewer, async () => {
    const rows: ActRow[] = [];
    const links: { label: string; href: string }[] = [];
    for (const row of await rowsByKey(rules, viewer, keys)) {
      const id = String(row[model.primaryKeyAttribute]);
      const page = `/admin/resources/${model.tableName}/records/${encodeURIComponent(id)}`;
      const uses = await usesOf(rules, id);
      rows.push(uses.length > 0 ? { title: titleOf(row), note: whyKept(rules, uses), href: `${page}/show` } : { title: titleOf(row), note: 'Nothing depends on it.' });
      if (keys.length > 1) continue;
      if (uses.length > 0 && keep?.instead) links.push({ label: keep.instead.label, href: `${page}/${keep.instead.action}` });
      links.push(...uses.map(({ words, href }) => ({ label: `See ${words}`, href })));
    }
    const kept = rows.filter(({ href }) => href);
    if (kept.length > 0) return { intro: keys.length === 1 ? kept[0]!.note! : 'Some of these are in use. Nothing is deleted.', rows, links };
    return { intro: `Delete ${keys.length === 1 ? `this ${thing}` : `these ${keys.length} rows`} for good? This cannot be undone.`, rows, button: 'Delete' };
  });
}

const titleOf = (row: Row) => String(row.title ?? row.name ?? row.id);
