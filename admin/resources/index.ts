import type { ResourceWithOptions } from 'adminjs';
import type { Shop } from '../../domain';
import { auditLog } from './audit-log';
import { countries } from './countries';
import { menus } from './menus';
import { orderItems } from './order-items';
import { orders } from './orders';
import { paymentMethods } from './payment-methods';
import { restaurants } from './restaurants';
import { users } from './users';

/** Everything the back office keeps, in the order of its menu. */
export const officeResources = (shop: Pick<Shop, 'cancelOrder' | 'setPassword'>): ResourceWithOptions[] => [
  orders(shop),
  paymentMethods(),
  orderItems(),
  restaurants(),
  menus(),
  users(shop),
  countries(),
  auditLog(),
];
