import type { ResourceJSON } from 'adminjs';
import { type FormEvent, useState } from 'react';
import { FilterField } from './filter-field';
import { useListAddress } from './list-address';

/** The filters of a list, folded away until somebody wants them or one is on. */
export function ListFilters({ resource }: { resource: ResourceJSON }) {
  const address = useListAddress();
  const active = Object.keys(address.filters).filter((name) => name !== 'q').length;
  const [draft, setDraft] = useState<Record<string, string> | null>(null);
  const filters = draft ?? address.filters;
  const fields = resource.filterProperties.filter(({ propertyPath }) => propertyPath !== 'q');
  const apply = (event: FormEvent) => {
    event.preventDefault();
    address.filter(filters);
    setDraft(null);
  };
  const reset = () => {
    address.filter({ q: address.filters.q ?? '' });
    setDraft(null);
  };
  if (fields.length === 0) return null;
  return (
    <details className="filters" open={active > 0 || undefined}>
      <summary>Filter{active > 0 && ` (${active} on)`}</summary>
      <form onSubmit={apply}>
        <div className="filter-fields">
          {fields.map((property) => (
            <FilterField key={property.propertyPath} property={property} filters={filters} onChange={(name, value) => setDraft({ ...filters, [name]: value })} />
          ))}
        </div>
        <div className="buttons">
          <button type="submit" className="button primary">
            Apply filter
          </button>
          <button type="button" className="button" onClick={reset}>
            Reset
          </button>
        </div>
      </form>
    </details>
  );
}
