import { type BasePropertyProps, flat } from 'adminjs';
import { Labelled } from './labelled';

interface Change {
  field: string;
  from: string;
  to: string;
}

const FEW = 3;

/** What an audit entry changed: in a list the first few fields, on its own page all of them. */
export default function ChangesShow({ record, property, where }: BasePropertyProps) {
  const changes = (flat.get(record?.params, 'shown.changes') ?? []) as Change[];
  const shown = where === 'show' ? changes : changes.slice(0, FEW);
  return (
    <Labelled where={where} property={property}>
      <ul className="changes">
        {shown.map(({ field, from, to }) => (
          <li key={field}>
            <b>{field}</b> {from && <del>{from}</del>} {to && <ins>{to}</ins>}
          </li>
        ))}
        {shown.length < changes.length && <li>and {changes.length - shown.length} more</li>}
      </ul>
    </Labelled>
  );
}
