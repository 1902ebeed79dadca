import { type EditPropertyProps } from 'adminjs';
import { EditField } from './edit-field';

/** A field of text, or of one choice among a few. */
export default function TextEdit({ property, record, onChange }: EditPropertyProps) {
  const { path, availableValues } = property;
  const value = String((record.params[path] as unknown) ?? '');
  return (
    <EditField property={property} record={record}>
      {(control) =>
        availableValues ? (
          <select {...control} value={value} onChange={(event) => onChange(path, event.target.value || null)}>
            <option value="">{property.isRequired ? 'Please choose…' : '–'}</option>
            {availableValues.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        ) : (
          <input {...control} {...(property.props as object)} type={property.type === 'password' ? 'password' : 'text'} value={value} onChange={(event) => onChange(path, event.target.value)} />
        )
      }
    </EditField>
  );
}
