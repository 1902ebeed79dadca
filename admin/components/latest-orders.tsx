import { Badge, Box } from '@adminjs/design-system';
import { useTranslation } from 'adminjs';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import type { LatestOrder } from '../dashboard/shape';
import { STATUS_VARIANTS } from './status-variants';

const COLUMNS = ['Ordered', 'Person', 'Restaurant', 'Total', 'Status'];

/** The newest orders, each leading to its page. The roles keep it a table where a phone shows its rows as cards. */
export function LatestOrders({ orders }: { orders: LatestOrder[] }) {
  const heading = useId();
  const { translateLabel } = useTranslation();
  return (
    <Box as="section" bg="container" className="card panel">
      <div className="heading">
        <h2 id={heading}>Latest orders</h2>
        <Link to="/admin/resources/api_order">All orders</Link>
      </div>
      <table className="latest" role="table" aria-labelledby={heading}>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((title) => (
              <th key={title} scope="col" role="columnheader">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {orders.map(({ id, href, when, person, restaurant, total, status }) => (
            <tr key={id} role="row">
              <th scope="row" role="rowheader">
                <Link to={href}>{when}</Link>
              </th>
              <td role="cell">{person ?? <i>Somebody of another country</i>}</td>
              <td role="cell">{restaurant}</td>
              <td role="cell" className="amount">
                {total}
              </td>
              <td role="cell">
                <Badge variant={STATUS_VARIANTS[status] ?? 'default'}>{translateLabel(status, 'api_order')}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
