import { Search } from 'lucide-react';
import { Button } from './ui/button';
import { Input } from './ui/input';

interface MenuSearchProps {
  typed: string;
  /** How many dishes it leaves. */
  found: number;
  onType: (typed: string) => void;
}

/** Finds a dish on a long menu while somebody types; a plain form with a button where there is no JavaScript. */
export function MenuSearch({ typed, found, onType }: MenuSearchProps) {
  return (
    <form role="search" className="mb-4" onSubmit={(event) => event.preventDefault()}>
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
          <Input
            type="search"
            name="dish"
            aria-label="Dish on this menu"
            placeholder="Find on this menu"
            value={typed}
            onChange={(event) => onType(event.target.value)}
            maxLength={100}
            autoComplete="off"
            className="pl-9"
          />
        </div>
        <noscript>
          <Button variant="outline">Search</Button>
        </noscript>
      </div>
      <p role="status" className="mt-2 text-sm text-muted-foreground empty:hidden">
        {typed.trim() && `${found === 1 ? '1 dish' : `${found} dishes`} with “${typed.trim()}”`}
      </p>
    </form>
  );
}
