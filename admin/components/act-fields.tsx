import type { ActField } from '../acts';

/** What an act asks for, each field with what is wrong with it. */
export function ActFields({ fields, errors }: { fields: readonly ActField[]; errors: Readonly<Record<string, string>> }) {
  return fields.map(({ name, label, type, hint, inputMode }) => {
    const id = `act-${name}`;
    const error = errors[name];
    const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
    const control = { id, name, className: 'field', 'aria-invalid': error ? true : undefined, 'aria-describedby': notes || undefined };
    return (
      <div key={name} className="form-field">
        <label htmlFor={id}>{label}</label>
        {type === 'textarea' ? (
          <textarea {...control} rows={3} maxLength={300} />
        ) : (
          <input {...control} type={type} inputMode={inputMode} autoComplete={type === 'password' ? 'new-password' : 'off'} />
        )}
        {hint && (
          <p id={`${id}-hint`} className="quiet">
            {hint}
          </p>
        )}
        {error && (
          <p id={`${id}-error`} className="wrong">
            {error}
          </p>
        )}
      </div>
    );
  });
}
