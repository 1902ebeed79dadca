import { Loader, MessageBox } from '@adminjs/design-system';
import { type ActionProps, ApiClient } from 'adminjs';
import { useEffect, useState } from 'react';
import { Link } from 'react-router-dom';
import { rowPath } from './addresses';
import { Changes, type Change } from './changes';

interface Entry {
  id: string;
  actorEmail: string | null;
  shown: { createdAt: string; action: string; changes: Change[] };
}

/** Who did what to this row, newest first. */
export default function History({ resource, record, action }: ActionProps) {
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [resourceId, actionName, recordId] = [resource.id, action.name, record?.id ?? ''];
  useEffect(() => {
    new ApiClient().recordAction({ resourceId, recordId, actionName }).then(
      ({ data }) => setEntries((data as unknown as { entries?: Entry[] }).entries ?? []),
      () => setFailed(true),
    );
  }, [resourceId, recordId, actionName]);
  if (hasFailed) return <MessageBox variant="danger" message="The history cannot be read now. Please reload in a moment." />;
  if (!entries) return <Loader />;
  if (entries.length === 0) return <p className="sheet">Nobody has changed this since it was set up.</p>;
  return (
    <ol className="sheet history">
      {entries.map(({ id, actorEmail, shown }) => (
        <li key={id}>
          <p>
            <b>{actorEmail ?? 'Slooze itself'}</b> <Link to={rowPath('api_auditlog', id)}>{shown.action}</Link> <span className="quiet figure">{shown.createdAt}</span>
          </p>
          <Changes changes={shown.changes} />
        </li>
      ))}
    </ol>
  );
}
