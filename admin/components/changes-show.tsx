import { type BasePropertyProps, flat } from 'adminjs';
import { Changes, type Change } from './changes';
import { Labelled } from './labelled';

const FEW = 3;

/** What an audit entry changed: in a list the first few fields, on its own page all of them. */
export default function ChangesShow({ record, property, where }: BasePropertyProps) {
  const changes = (flat.get(record?.params, 'shown.changes') ?? []) as Change[];
  return (
    <Labelled where={where} property={property}>
      <Changes changes={changes} most={where === 'show' ? changes.length : FEW} />
    </Labelled>
  );
}
