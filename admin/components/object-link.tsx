import type { BasePropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { rowPath } from './addresses';
import { Labelled } from './labelled';

const PAGES: Readonly<Record<string, string>> = {
  dish: 'api_menu',
  restaurant: 'api_restaurant',
  user: 'api_user',
  order: 'api_order',
  country: 'api_country',
  'payment-method': 'api_paymentmethod',
};

/** The record an audit entry tells of, by its name, leading to its page. */
export default function ObjectLink({ record, property, where }: BasePropertyProps) {
  const { objectType, objectId, action, 'shown.object': name } = record?.params as Record<string, string>;
  const page = PAGES[objectType!];
  const isThere = page && !action?.endsWith('.delete');
  return (
    <Labelled where={where} property={property}>
      {isThere ? <Link to={rowPath(page, objectId!)}>{name}</Link> : <span>{name}</span>}
    </Labelled>
  );
}
