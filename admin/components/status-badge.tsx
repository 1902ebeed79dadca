import { Badge } from '@adminjs/design-system';
import { type BasePropertyProps, useTranslation } from 'adminjs';
import { Labelled } from './labelled';
import { STATUS_VARIANTS } from './status-variants';

/** Where an order stands, told by colour and word. */
export default function StatusBadge({ record, property, where }: BasePropertyProps) {
  const { translateLabel } = useTranslation();
  const status = String(record?.params[property.path] ?? '');
  return (
    <Labelled where={where} property={property}>
      <Badge variant={STATUS_VARIANTS[status] ?? 'default'}>{translateLabel(status, property.resourceId)}</Badge>
    </Labelled>
  );
}
