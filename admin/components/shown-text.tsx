import type { BasePropertyProps } from 'adminjs';
import { Labelled } from './labelled';

/** A value as the server wrote it for people: an amount with its currency, a time with its zone. */
export default function ShownText({ record, property, where }: BasePropertyProps) {
  const text = String(record?.params[`shown.${property.path}`] ?? '');
  return (
    <Labelled where={where} property={property}>
      <span className="figure">{text || '–'}</span>
    </Labelled>
  );
}
