import { can } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { actingInOffice } from './acting-in-office';
import { readRows, rowsByKey } from './row-reads';
import type { Row, TableRules } from './table-rules';

/** Children one form holds; a parent with more is edited row by row. */
const MOST_INLINE = 100;
// "99+" tells a person enough and spares counting a million orders.
const MOST_RELATED = 100;

/** A row of another table's list, as the page of a row links to it. */
export interface RelatedLink {
  label: string;
  href: string;
  count: string;
}

/** One row with everything its page shows, or null when it is not the viewer's to see. */
export function oneRow(rules: TableRules, viewer: Viewer, key: unknown): Promise<Row | null> {
  return actingInOffice(viewer, async () => {
    const [row] = await rowsByKey(rules, viewer, [key]);
    if (!row) return null;
    await rules.detail?.(row, viewer);
    await readInlines(rules, row, viewer);
    row.shown = { ...(row.shown as object), related: await relatedLinks(rules, row, viewer) };
    return row;
  });
}

async function readInlines(rules: TableRules, row: Row, viewer: Viewer): Promise<void> {
  for (const { name, rules: child, key } of rules.keep?.inlines ?? []) {
    const where = { [key]: row[rules.model.primaryKeyAttribute] } as never;
    const children = await readRows(child, viewer, { where, order: [[child.order[0]!, 'ASC'], ['id', 'ASC']], limit: MOST_INLINE + 1 });
    row[name] = children.length > MOST_INLINE ? [] : children;
    row.shown = { ...(row.shown as object), [`${name}TooMany`]: children.length > MOST_INLINE };
  }
}

async function relatedLinks({ model, related = [] }: TableRules, row: Row, viewer: Viewer): Promise<RelatedLink[]> {
  const id = String(row[model.primaryKeyAttribute]);
  const links: RelatedLink[] = [];
  for (const { label, model: other, key, see } of related.filter((link) => can(viewer, link.see))) {
    const found = await visible(other, viewer, see).findAll({ where: { [key]: id } as never, attributes: [key], limit: MOST_RELATED, raw: true });
    const count = found.length === MOST_RELATED ? `${MOST_RELATED - 1}+` : String(found.length);
    links.push({ label, count, href: `/admin/resources/${other.tableName}?filters.${key}=${encodeURIComponent(id)}` });
  }
  return links;
}
