import { useSearchParams } from 'react-router-dom';

const PREFIX = 'filters.';

/** What the address of a list says of its filters, by column: `status`, `createdAt~~from`. */
export function filtersOf(params: URLSearchParams): Record<string, string> {
  const own = [...params].filter(([name, value]) => name.startsWith(PREFIX) && value !== '');
  return Object.fromEntries(own.map(([name, value]) => [name.slice(PREFIX.length), value]));
}

/** Reads and changes what the address of a list asks for. Every change goes back to the first page. */
export function useListAddress() {
  const [params, setParams] = useSearchParams();
  const withChange = (change: Record<string, string | null>): URLSearchParams => {
    const next = new URLSearchParams(params);
    next.delete('page');
    next.delete('refresh');
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
    }
    return next;
  };
  const withFilters = (filters: Record<string, string>): URLSearchParams => {
    const next = withChange({});
    for (const name of [...next.keys()]) if (name.startsWith(PREFIX)) next.delete(name);
    for (const [name, value] of Object.entries(filters)) if (value !== '') next.set(PREFIX + name, value);
    return next;
  };
  return {
    filters: filtersOf(params),
    search: params.toString() ? `?${params}` : '',
    /** For links: the query after a change. */
    withChange: (change: Record<string, string | null>) => `?${withChange(change)}`,
    withFilters: (filters: Record<string, string>) => `?${withFilters(filters)}`,
    change: (change: Record<string, string | null>) => setParams(withChange(change)),
    filter: (filters: Record<string, string>) => setParams(withFilters(filters)),
  };
}
