import { forwardRef, type InputHTMLAttributes } from 'react';
import { cn } from './cn';

// 16 px of text on phones: a smaller one makes iOS zoom into the field.
export const controlStyle =
  'h-11 w-full min-w-0 rounded-lg border border-input bg-card px-3 text-base text-foreground sm:text-sm placeholder:text-muted-foreground aria-invalid:border-danger-foreground disabled:opacity-60';

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...props },
  ref,
) {
  return <input ref={ref} className={cn(controlStyle, className)} {...props} />;
});
