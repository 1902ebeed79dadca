import { BasePropertyComponent, type BasePropertyJSON, type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { rowPath } from './addresses';
import { useListAddress } from './list-address';
import type { ListAnswer } from './use-list';

interface ListTableProps {
  resource: ResourceJSON;
  list: ListAnswer;
  chosen: readonly string[];
  onChoose(ids: readonly string[]): void;
}

/** The rows of a list. On a phone each becomes a card, so that no column is lost. */
export function ListTable({ resource, list: { records, meta }, chosen, onChoose }: ListTableProps) {
  const { translateProperty, translateMessage } = useTranslation();
  const columns = resource.listProperties;
  // The first column that does not lead elsewhere by itself leads to the row.
  const main = columns.find(({ reference, propertyPath }) => !reference && propertyPath !== 'picture') ?? columns[0]!;
  const canChoose = records.some(({ bulkActions }) => bulkActions.length > 0);
  const isAll = records.length > 0 && records.every(({ id }) => chosen.includes(id));
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  if (records.length === 0) return <p className="quiet empty">{translateMessage('noRecordsInResource', resource.id)}</p>;
  return (
    <div className="scrolls">
      <table className="rows">
        <caption className="unseen">{resource.name}</caption>
        <thead>
          <tr>
            {canChoose && (
              <th scope="col" className="choose">
                <input type="checkbox" aria-label="Choose all on this page" checked={isAll} onChange={() => onChoose(isAll ? [] : records.map(({ id }) => id))} />
              </th>
            )}
            {columns.map((column) => (
              <SortHeader key={column.propertyPath} column={column} label={translateProperty(column.label, resource.id)} meta={meta} />
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id} className={chosen.includes(record.id) ? 'chosen' : undefined}>
              {canChoose && (
                <td className="choose">
                  <input type="checkbox" aria-label={`Choose ${record.title}`} checked={chosen.includes(record.id)} onChange={() => toggle(record.id)} />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.propertyPath} data-label={translateProperty(column.label, resource.id)} data-column={column.propertyPath}>
                  <Cell resource={resource} record={record} column={column} isMain={column.propertyPath === main.propertyPath} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  resource: ResourceJSON;
  record: RecordJSON;
  column: BasePropertyJSON;
  isMain: boolean;
}

function Cell({ resource, record, column, isMain }: CellProps) {
  const value = <BasePropertyComponent where="list" property={column} resource={resource} record={record} />;
  return isMain ? (
    <Link className="main" to={rowPath(resource.id, record.id)}>
      {value}
    </Link>
  ) : (
    value
  );
}

function SortHeader({ column, label, meta }: { column: BasePropertyJSON; label: string; meta: ListAnswer['meta'] }) {
  const { withChange } = useListAddress();
  if (!column.isSortable) return <th scope="col">{label}</th>;
  const isSorted = meta.sortBy === column.propertyPath;
  const next = isSorted && meta.direction === 'asc' ? 'desc' : 'asc';
  const order = meta.direction === 'asc' ? ('ascending' as const) : ('descending' as const);
  return (
    <th scope="col" aria-sort={isSorted ? order : undefined}>
      <Link to={withChange({ sortBy: column.propertyPath, direction: next })}>
        {label}
        <span aria-hidden="true">{isSorted ? (meta.direction === 'asc' ? ' ↑' : ' ↓') : ' ↕'}</span>
      </Link>
    </th>
  );
}
