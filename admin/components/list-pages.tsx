import { Link } from 'react-router-dom';
import { useListAddress } from './list-address';
import type { ListAnswer } from './use-list';

const SIZES = [20, 50, 100];

/** The pages of a list and how many rows each has. */
export function ListPages({ meta: { total, page, perPage } }: Pick<ListAnswer, 'meta'>) {
  const { withChange, change } = useListAddress();
  const last = Math.max(1, Math.ceil(total / perPage));
  const step = (to: number, label: string) =>
    to >= 1 && to <= last && (
      <Link className="button" to={withChange({ page: String(to) })}>
        {label}
      </Link>
    );
  return (
    <nav className="pages" aria-label="Pages">
      {step(page - 1, 'Previous')}
      <span>
        Page {page.toLocaleString('en')} of {last.toLocaleString('en')}
      </span>
      {step(page + 1, 'Next')}
      <label>
        Rows on a page
        <select className="field" value={perPage} onChange={(event) => change({ perPage: event.target.value })}>
          {SIZES.includes(perPage) ? null : <option>{perPage}</option>}
          {SIZES.map((size) => (
            <option key={size}>{size}</option>
          ))}
        </select>
      </label>
    </nav>
  );
}
