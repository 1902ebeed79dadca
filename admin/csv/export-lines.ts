import { stringify } from 'csv-stringify/sync';
import { Op, cast, col } from 'sequelize';

import type { Viewer } from '../../domain/rules/viewer';
import { visible } from '../../domain/visible';
import { actingInOffice } from '../acting-in-office';
import { openColumns } from '../column-types';
import { whereOf } from '../filters';
import { type Page, orderOf } from '../row-reads';
import type { ScopedResource } from '../scoped-resource';
import type { Row } from '../table-rules';
import { cellsOf, headingsOf } from './cells';
import { withApostrophe } from './formulas';
import { type Cursor, type KeyOrder, rowsAfter } from './keyset';
import { listColumns } from './list-columns';

const BATCH = 500;
// Excel takes a file without it for the code page of the country.
const BYTE_ORDER_MARK = '\uFEFF';

export interface AskedList {
  filters: readonly { path: string; value: unknown }[];
  sort: NonNullable<Page['sort']>;
}

/**
 * All rows of a list as CSV, a batch at a time. Every batch is a short transaction of its own, so nothing is open while
 * the text travels; rows that change meanwhile may be seen as before or after.
 */
export async function* exportLines(resource: ScopedResource, viewer: Viewer, asked: AskedList): AsyncGenerator<string> {
  const columns = listColumns(resource);
  let text = BYTE_ORDER_MARK + asCsv([headingsOf(columns)]);
  let cursor: Cursor | null = null;
  do {
    const batch = await actingInOffice(viewer, async () => {
      const { rows, end } = await readBatch(resource, viewer, asked, cursor);
      return { cells: await cellsOf(resource, columns, rows, viewer), end };
    });
    yield text + asCsv(batch.cells);
    text = '';
    cursor = batch.end;
  } while (cursor);
}

async function readBatch({ rules }: ScopedResource, viewer: Viewer, { filters, sort }: AskedList, cursor: Cursor | null) {
  const { model } = rules;
  const order = orderOf(rules, sort) as KeyOrder;
  const asText = (name: string) => cast(col(model.getAttributes()[name]!.field ?? name), 'text');
  const attributes = Object.keys(openColumns(rules));
  const found = await visible(model, viewer, rules.see).findAll({
    where: { [Op.and]: [await whereOf(rules, viewer, filters), ...(cursor ? [rowsAfter(model, order, cursor)] : [])] },
    order,
    limit: BATCH,
    attributes: [...attributes, [asText(order[0]![0]), 'cursorSort'], [asText(order.at(-1)![0]), 'cursorKey']],
    raw: true,
  });
  const rows = found as unknown as (Row & { cursorSort: string; cursorKey: string })[];
  const last = rows.length === BATCH ? rows.at(-1)! : null;
  return { rows: rows as Row[], end: last && { sort: last.cursorSort, key: last.cursorKey } };
}

const asCsv = (records: string[][]): string =>
  stringify(records.map((cells) => cells.map(withApostrophe)), { escape_formulas: true, record_delimiter: 'windows' });
