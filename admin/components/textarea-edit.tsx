import type { EditPropertyProps } from 'adminjs';
import { EditField } from './edit-field';

/** A field of longer text. */
export default function TextareaEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <EditField property={property} record={record}>
      {(control) => (
        <textarea {...control} {...(property.props as object)} value={String((record.params[property.path] as unknown) ?? '')} onChange={(event) => onChange(property.path, event.target.value)} />
      )}
    </EditField>
  );
}
