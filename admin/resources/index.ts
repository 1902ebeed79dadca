import type { ResourceWithOptions } from 'adminjs';
import type { Shop } from '../../domain';
import { auditLog } from './audit-log';
import { cartItems } from './cart-items';
import { countries } from './countries';
import { menus } from './menus';
import { orderItems } from './order-items';
import { orders } from './orders';
import { paymentMethods } from './payment-methods';
import { restaurants } from './restaurants';
import { sessions } from './sessions';
import { users } from './users';

/** What of the shop the back office does, beside keeping rows. */
export type OfficeShop = Pick<
  Shop,
  | 'cancelOrder'
  | 'setPassword'
  | 'activatePeople'
  | 'endSessions'
  | 'endSessionsOf'
  | 'activateRestaurants'
  | 'markDishes'
  | 'previewPrices'
  | 'changePrices'
>;

/** Everything the back office keeps, in the order of its menu. */
export const officeResources = (shop: OfficeShop): ResourceWithOptions[] => [
  orders(shop),
  paymentMethods(),
  orderItems(),
  cartItems(),
  restaurants(shop),
  menus(shop),
  users(shop),
  countries(),
  sessions(shop),
  auditLog(),
];
