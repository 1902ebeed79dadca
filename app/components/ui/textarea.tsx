import { forwardRef, type TextareaHTMLAttributes } from 'react';
import { cn } from './cn';
import { controlStyle } from './input';

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function Textarea(
  { className, ...props },
  ref,
) {
  return <textarea ref={ref} className={cn(controlStyle, 'h-auto min-h-20 resize-y py-2', className)} {...props} />;
});
