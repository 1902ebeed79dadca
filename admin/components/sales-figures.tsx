import { Link } from 'react-router-dom';
import type { Figures } from '../dashboard/shape';
import { inDigits } from './counts';

interface SalesFiguresProps {
  place: string;
  today: Figures;
  month: Figures;
}

type Row = [title: string, text: (figures: Figures) => string | null, href: 'href' | 'cancelledHref'];

const ROWS: readonly Row[] = [
  ['Spend', ({ spend }) => spend, 'href'],
  ['Orders', ({ orders }) => inDigits(orders), 'href'],
  ['Average order', ({ average }) => average, 'href'],
  ['Cancelled', ({ cancelled, cancelledShareText }) => (cancelledShareText === null ? null : `${inDigits(cancelled)} (${cancelledShareText})`), 'cancelledHref'],
];

/** Today beside the 30 days, each figure a link to the orders it is made of. */
export function SalesFigures({ place, today, month }: SalesFiguresProps) {
  return (
    <div>
      <table className="sales figures">
        <caption className="unseen">Sales of {place}; cancelled orders count in the last row only</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Today</th>
            <th scope="col">Last 30 days</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([title, text, href]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <FigureCell name={`${title} today`} text={text(today)} href={today[href]} />
              <FigureCell name={`${title} in the last 30 days`} text={text(month)} href={month[href]} />
            </tr>
          ))}
        </tbody>
      </table>
      <ShareBar share={month.cancelledShare ?? 0} text={month.cancelledShareText ?? '0%'} />
    </div>
  );
}

function FigureCell({ name, text, href }: { name: string; text: string | null; href: string }) {
  if (text === null) return <td className="unknown">none</td>;
  return (
    <td>
      <Link to={href} aria-label={`${name}: ${text}`}>
        {text}
      </Link>
    </td>
  );
}

function ShareBar({ share, text }: { share: number; text: string }) {
  const label = `${text} of the orders of the last 30 days were cancelled`;
  return (
    <figure className="share">
      <svg role="img" aria-label={label} width="100%" height="6">
        <rect width="100%" height="6" rx="3" className="rest" />
        <rect width={`${share * 100}%`} height="6" rx="3" className="cancelled" />
      </svg>
      <figcaption aria-hidden>{text} cancelled in 30 days</figcaption>
    </figure>
  );
}
