import { type RecordJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { bulkPath } from './addresses';
import { useListAddress } from './list-address';

interface BulkBarProps {
  resourceId: string;
  chosen: readonly RecordJSON[];
  onClear(): void;
}

/** What can be done with all chosen rows; each leads to a page that asks first. */
export function BulkBar({ resourceId, chosen, onClear }: BulkBarProps) {
  const { translateAction } = useTranslation();
  const { search } = useListAddress();
  const shared = (chosen[0]?.bulkActions ?? []).filter(({ name }) => chosen.every((record) => record.bulkActions.some((action) => action.name === name)));
  const ids = chosen.map(({ id }) => id);
  return (
    <div className="bulk" role="region" aria-label="Chosen rows">
      <span role="status">{chosen.length === 1 ? 'One row chosen' : `${chosen.length} rows chosen`}</span>
      {shared.map(({ name, variant }) => (
        <Link key={name} className={variant === 'danger' ? 'button danger' : 'button'} to={bulkPath(resourceId, name, ids, search)}>
          {translateAction(name, resourceId)}
        </Link>
      ))}
      <button type="button" className="button" onClick={onClear}>
        Choose none
      </button>
    </div>
  );
}
