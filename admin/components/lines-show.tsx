import { Table, TableBody, TableCell, TableHead, TableRow } from '@adminjs/design-system';
import { type BasePropertyProps, flat } from 'adminjs';
import { Labelled } from './labelled';

interface Line {
  name: string;
  quantity: number;
  price: string;
}

/** The dishes of an order, with names and prices as of ordering. */
export default function LinesShow({ record, property, where }: BasePropertyProps) {
  const lines = (flat.get(record?.params, 'shown.lines') ?? []) as Line[];
  return (
    <Labelled where={where} property={property}>
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>Dish</TableCell>
            <TableCell>Quantity</TableCell>
            <TableCell>Price each</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map(({ name, quantity, price }) => (
            <TableRow key={name}>
              <TableCell>{name}</TableCell>
              <TableCell>{quantity}</TableCell>
              <TableCell>{price}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Labelled>
  );
}
