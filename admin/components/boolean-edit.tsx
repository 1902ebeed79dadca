import { CheckBox, FormGroup, FormMessage, Label } from '@adminjs/design-system';
import { type EditPropertyProps, PropertyDescription, useTranslation } from 'adminjs';
import { useEffect } from 'react';

/** A switch of a form. `custom.initial` is how it stands for a new row; AdminJS's own would show "off" and send nothing. */
export default function BooleanEdit({ property, record, onChange }: EditPropertyProps) {
  const { translateProperty, translateMessage } = useTranslation();
  const value: unknown = record.params[property.path];
  const initial = Boolean(property.custom.initial);
  const isUntouched = value === undefined || value === '';
  useEffect(() => {
    if (isUntouched) onChange(property.path, initial);
  }, [isUntouched, initial, onChange, property.path]);
  const isOn = isUntouched ? initial : value === true || value === 'true';
  const error = record.errors[property.path];
  const id = `switch-${property.path}`;
  return (
    <FormGroup error={Boolean(error)}>
      <CheckBox id={id} checked={isOn} onChange={() => onChange(property.path, !isOn)} />
      <Label inline htmlFor={id} ml="default">
        {translateProperty(property.label, property.resourceId)}
      </Label>
      {property.description && <PropertyDescription property={property} />}
      <FormMessage>{error && translateMessage(error.message, property.resourceId)}</FormMessage>
    </FormGroup>
  );
}
