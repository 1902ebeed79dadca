import type { ReactNode } from 'react';
import { cn } from './cn';

interface Option {
  value: string;
  label: ReactNode;
}

interface RadioCardsProps {
  legend: string;
  name: string;
  options: Option[];
  defaultValue?: string;
  describedBy?: string;
  className?: string;
}

/** One choice among a few, each a whole card to press; the browser's own radio buttons beneath. */
export function RadioCards({ legend, name, options, defaultValue, describedBy, className }: RadioCardsProps) {
  return (
    <fieldset className="min-w-0" aria-describedby={describedBy}>
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className={cn('grid grid-cols-1 gap-2', className)}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-14 items-center gap-3 rounded-lg border bg-card px-4 py-2 text-sm transition-colors hover:bg-muted has-checked:border-primary has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required
              className="size-4 shrink-0 accent-primary outline-none"
            />
            <span className="min-w-0 flex-1">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
