import { SearchInput } from './search-input';
import { Button } from './ui/button';

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
        <SearchInput label="Dish on this menu" placeholder="Find on this menu" name="dish" value={typed} onChange={(event) => onType(event.target.value)} />
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
