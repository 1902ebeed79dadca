import { Form, useSubmit } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useEffect, useRef, type FormEvent } from 'react';
import type { Country } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { Button } from './ui/button';
import { Input } from './ui/input';
import { Select } from './ui/select';

const PAUSE_MS = 120;

interface RestaurantSearchProps {
  countries: Country[];
  country: string | undefined;
  search: string | undefined;
  /** Told each letter at once, before anything is asked. */
  onType: (typed: string) => void;
}

/** Finds restaurants while somebody types; a plain form with a button where there is no JavaScript. */
export function RestaurantSearch({ countries, country, search, onType }: RestaurantSearchProps) {
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useFollowAddress(form, { country, search });

  const askSoon = (event: FormEvent<HTMLFormElement>) => {
    const asked = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => submit(asked, { replace: true, preventScrollReset: true }), PAUSE_MS);
  };

  return (
    <Form
      ref={form}
      action={paths.restaurants()}
      role="search"
      onChange={askSoon}
      onSubmit={() => clearTimeout(timer.current)}
      className="mb-4 flex flex-wrap gap-2"
    >
      <div className="relative min-w-0 flex-1 basis-56">
        <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground" />
        <Input
          type="search"
          name="search"
          aria-label="Restaurant or dish"
          placeholder="Restaurant or dish"
          defaultValue={search}
          maxLength={100}
          onInput={(event) => onType(event.currentTarget.value)}
          autoComplete="off"
          className="pl-9"
        />
      </div>
      {countries.length > 1 && (
        <div className="min-w-40 flex-1 sm:flex-none">
          <Select name="country" aria-label="Country" defaultValue={country ?? ''}>
            <option value="">All countries</option>
            {countries.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </div>
      )}
      <noscript>
        <Button variant="outline">Search</Button>
      </noscript>
    </Form>
  );
}

/** Back, forward and links change the address without the form: its controls follow, except under the typing hand. */
function useFollowAddress(form: React.RefObject<HTMLFormElement>, values: Record<string, string | undefined>): void {
  useEffect(() => {
    for (const [name, value] of Object.entries(values)) {
      const control = form.current?.elements.namedItem(name);
      const isControl = control instanceof HTMLInputElement || control instanceof HTMLSelectElement;
      if (isControl && control !== document.activeElement) control.value = value ?? '';
    }
  });
}
