import type { BasePropertyProps } from 'adminjs';
import { Labelled } from './labelled';

/** The picture people see for a restaurant or dish, chosen or by its name. */
export default function PictureValue({ record, property, where }: BasePropertyProps) {
  const name = String(record?.params['shown.picture'] ?? '');
  const size = where === 'show' ? 64 : 32;
  return (
    <Labelled where={where} property={property}>
      {name && <img src={`/pictures/${name}.svg`} alt={name.replaceAll('-', ' ')} width={size} height={size} style={{ display: 'block' }} />}
    </Labelled>
  );
}
