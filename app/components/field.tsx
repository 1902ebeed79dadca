import { useId, type ReactNode } from 'react';
import type { FormProblem } from '../http/form-problem';
import { Label } from './ui/label';

/** What a control inside a `Field` takes over from it. */
export interface ControlProps {
  id: string;
  name: string;
  defaultValue: string | undefined;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  label: string;
  name: string;
  hint?: string;
  problem?: FormProblem | null;
  defaultValue?: string;
  children: (control: ControlProps) => ReactNode;
}

/** A labelled control, with the sentence about what is wrong tied to it; keeps what was typed. */
export function Field({ label, name, hint, problem, defaultValue, children }: FieldProps) {
  const id = useId();
  const error = problem?.error.fields[name];
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children({
        id,
        name,
        defaultValue: problem?.values[name] ?? defaultValue,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': describedBy || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted-foreground">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger-foreground">
          {error}
        </p>
      )}
    </div>
  );
}
