import type { EditPropertyProps } from 'adminjs';
import { useEffect } from 'react';
import { EditField } from './edit-field';

/** A switch of a form. `custom.initial` is how it stands for a new row; AdminJS's own would show "off" and send nothing. */
export default function BooleanEdit({ property, record, onChange }: EditPropertyProps) {
  const value: unknown = record.params[property.path];
  const initial = Boolean(property.custom.initial);
  const isUntouched = value === undefined || value === '';
  useEffect(() => {
    if (isUntouched) onChange(property.path, initial);
  }, [isUntouched, initial, onChange, property.path]);
  const isOn = isUntouched ? initial : value === true || value === 'true';
  return (
    <EditField property={property} record={record}>
      {(control) => <input {...control} className="switch" type="checkbox" checked={isOn} onChange={() => onChange(property.path, !isOn)} />}
    </EditField>
  );
}
