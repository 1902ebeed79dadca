import { Badge, Box, H4, Table, TableBody, TableCell, TableHead, TableRow, Text } from '@adminjs/design-system';
import { Link } from 'react-router-dom';
import type { LatestOrder } from '../dashboard';
import { STATUS_VARIANTS } from './status-variants';

/** The newest orders, each leading to its page. */
export function LatestOrders({ orders }: { orders: LatestOrder[] }) {
  return (
    <Box as="section" bg="container" p="xl" mt="xl" className="card">
      <H4 mb="lg">Latest orders</H4>
      {orders.length === 0 && <Text color="grey60">Nobody has ordered yet.</Text>}
      {orders.length > 0 && (
        <div className="scrolls">
          <Table>
            <TableHead>
              <TableRow>
                {['Ordered', 'Person', 'Restaurant', 'Total', 'Status'].map((title) => (
                  <TableCell key={title}>{title}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {orders.map(({ id, when, person, restaurant, total, status }) => (
                <TableRow key={id}>
                  <TableCell>
                    <Link to={`/admin/resources/api_order/records/${id}/show`}>{when}</Link>
                  </TableCell>
                  <TableCell>{person}</TableCell>
                  <TableCell>{restaurant}</TableCell>
                  <TableCell>{total}</TableCell>
                  <TableCell>
                    <Badge variant={STATUS_VARIANTS[status] ?? 'default'}>{status}</Badge>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </Box>
  );
}
