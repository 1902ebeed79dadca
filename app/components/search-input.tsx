import { Search } from 'lucide-react';
import type { InputHTMLAttributes } from 'react';
import { Input } from './ui/input';

/** A box to search in, its label read out and shown as what to type. */
export function SearchInput({ label, placeholder = label, ...props }: InputHTMLAttributes<HTMLInputElement> & { label: string }) {
  return (
    <div className="relative min-w-0 flex-1 basis-56">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
      <Input type="search" aria-label={label} placeholder={placeholder} maxLength={100} autoComplete="off" className="pl-9" {...props} />
    </div>
  );
}
