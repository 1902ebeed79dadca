import { type FormEvent, useState } from 'react';
import { exportPath } from './addresses';
import { useListAddress } from './list-address';

/** The search box over a list, and the list as a file. */
export function ListSearch({ words, resourceId }: { words: string; resourceId: string }) {
  const { filters, search, filter } = useListAddress();
  const [typed, setTyped] = useState(filters.q ?? '');
  const look = (event: FormEvent) => {
    event.preventDefault();
    filter({ ...filters, q: typed.trim() });
  };
  const clear = () => {
    setTyped('');
    filter({ ...filters, q: '' });
  };
  return (
    <div className="list-tools">
      <form role="search" className="search" onSubmit={look}>
        <input type="search" name="q" className="field" aria-label={`Search ${words}`} placeholder={`Search ${words}`} maxLength={200} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <button type="submit" className="button">
          Search
        </button>
        {filters.q && (
          <button type="button" className="button" onClick={clear}>
            Clear
          </button>
        )}
      </form>
      <a className="button" href={exportPath(resourceId, search)}>
        Export CSV
      </a>
    </div>
  );
}
