import { Form, useSubmit } from '@remix-run/react';
import { useEffect, useRef, type FormEvent } from 'react';
import type { Country } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { SearchInput } from './search-input';
import { Button } from './ui/button';
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
      <SearchInput label="Restaurant or dish" name="search" defaultValue={search} onInput={(event) => onType(event.currentTarget.value)} />
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
