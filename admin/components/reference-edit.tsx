import type { EditPropertyProps } from 'adminjs';
import { EditField } from './edit-field';
import { ReferenceSelect } from './reference-select';

/** A field that names a row of another table. */
export default function ReferenceEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <EditField property={property} record={record}>
      {({ id, 'aria-invalid': isInvalid }) => (
        <ReferenceSelect
          id={id}
          isInvalid={isInvalid}
          resourceId={property.reference!}
          value={String((record.params[property.path] as unknown) ?? '')}
          onChange={(value, chosen) => onChange(property.path, value || null, chosen)}
        />
      )}
    </EditField>
  );
}
