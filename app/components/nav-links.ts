import { ClipboardList, CreditCard, House, ShoppingCart, Store, UserRound, type LucideIcon } from 'lucide-react';
import { can } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { paths } from '../paths';

export interface NavLinkInfo {
  to: string;
  label: string;
  Icon: LucideIcon;
}

const HOME = { to: paths.dashboard(), label: 'Home', Icon: House };
const RESTAURANTS = { to: paths.restaurants(), label: 'Restaurants', Icon: Store };
const ORDERS = { to: paths.orders(), label: 'Orders', Icon: ClipboardList };
const CARDS = { to: paths.paymentMethods(), label: 'Payment', Icon: CreditCard };

export const CART = { to: paths.cart(), label: 'Cart', Icon: ShoppingCart };
export const ACCOUNT = { to: paths.account(), label: 'Account', Icon: UserRound };

const ordersOf = (viewer: Viewer) => (can(viewer, 'order.see') ? [ORDERS] : []);

/** The links along the top of a desktop; cart and account stand apart at the right. */
export const desktopLinks = (viewer: Viewer): NavLinkInfo[] => [HOME, RESTAURANTS, ...ordersOf(viewer), CARDS];

/** The tabs under a thumb: at most five, the cart in the middle where it can be. */
export const phoneLinks = (viewer: Viewer): NavLinkInfo[] => [HOME, RESTAURANTS, CART, ...ordersOf(viewer), ACCOUNT];
