import { Link } from 'react-router-dom';
import type { ActRow } from '../acts';

/** The rows an act is about, and what becomes of each. */
export function ActRows({ rows }: { rows: readonly ActRow[] }) {
  if (rows.length === 0) return null;
  return (
    <ul className="act-rows">
      {rows.map(({ title, from, to, note, href }, index) => (
        <li key={`${title} ${index}`}>
          {href ? <Link to={href}>{title}</Link> : <b>{title}</b>}
          {from && (
            <span className="figure">
              <del>{from}</del> <span className="unseen">becomes</span> <ins>{to}</ins>
            </span>
          )}
          {note && <span className="quiet">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
