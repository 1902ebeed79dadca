import { Link } from 'react-router-dom';
import type { DaySales } from '../dashboard/shape';
import { inDigits } from './counts';

interface DayTableProps {
  place: string;
  days: DaySales[];
}

/** What the charts draw, in figures, newest first. Days without any order are left out. */
export function DayTable({ place, days }: DayTableProps) {
  const busy = days.filter(({ orders, cancelled }) => orders + cancelled > 0).toReversed();
  return (
    <details className="days">
      <summary>Day by day</summary>
      <table className="sales">
        <caption className="unseen">Orders of {place} by day, days without any left out</caption>
        <thead>
          <tr>
            {['Day', 'Orders', 'Cancelled', 'Spend'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {busy.map(({ date, label, orders, cancelled, spend, href }) => (
            <tr key={date}>
              <th scope="row">{orders > 0 ? <Link to={href}>{label}</Link> : label}</th>
              <td>{inDigits(orders)}</td>
              <td>{inDigits(cancelled)}</td>
              <td>{spend}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
