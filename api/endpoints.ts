import type { Endpoint } from './endpoint';
import { signIn, signOut } from './endpoints/auth';
import { addToCart, clearCart, removeFromCart, showCart } from './endpoints/cart';
import { listMenus, listRestaurants } from './endpoints/catalog';
import { cancelOrder, listOrders, placeOrder } from './endpoints/orders';
import { addPaymentMethod, listPaymentMethods } from './endpoints/payment-methods';

/** Every endpoint of the API on one screen; the router and the document are both made from this list. */
export const ENDPOINTS: Endpoint[] = [
  signIn,
  signOut,
  listRestaurants,
  listMenus,
  showCart,
  addToCart,
  removeFromCart,
  clearCart,
  listOrders,
  placeOrder,
  cancelOrder,
  listPaymentMethods,
  addPaymentMethod,
];
