import { type BasePropertyJSON, type RecordJSON, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';

interface Control {
  id: string;
  name: string;
  className: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

interface EditFieldProps {
  property: BasePropertyJSON;
  record: RecordJSON;
  children(control: Control): ReactNode;
}

/** A field with its label, its hint, and what is wrong with it, tied together for screen readers. */
export function EditField({ property, record, children }: EditFieldProps) {
  const { translateProperty, translateMessage } = useTranslation();
  const { propertyPath: path, resourceId, description } = property;
  const error = record.errors[path];
  const id = `field-${path}`;
  const notes = [description && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {translateProperty(property.label, resourceId)}
        {property.isRequired && property.type !== 'boolean' && (
          <span className="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      {children({ id, name: path, className: 'field', 'aria-invalid': error ? true : undefined, 'aria-describedby': notes || undefined })}
      {description && (
        <p id={`${id}-hint`} className="quiet">
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="wrong">
          {translateMessage(error.message, resourceId)}
        </p>
      )}
    </div>
  );
}
