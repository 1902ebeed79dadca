import type { Sight } from './sights';
import type { TortureWho, TortureWorld } from './torture-world';

/** Every page that shows something hard to lay out, and who sees it. */
export const tortureSights = ({ ids }: Pick<TortureWorld, 'ids'>): Sight<TortureWho>[] => [
  ['dashboard-admin', 'Nick Fury', '/dashboard'],
  ['dashboard-manager', 'Captain Marvel', '/dashboard'],
  ['dashboard-member', 'Thor', '/dashboard'],
  ['dashboard-emirates', 'New Member', '/dashboard'],
  ['restaurants', 'Nick Fury', '/restaurants'],
  ['restaurants-none', 'Nick Fury', `/restaurants?search=${'nothing-like-it'.repeat(6)}`],
  ['restaurant-long', 'Nick Fury', `/restaurants/${ids.long}`],
  ['restaurant-two-hundred', 'Nick Fury', `/restaurants/${ids.twoHundred}`],
  ['restaurant-none', 'Captain Marvel', `/restaurants/${ids.none}`],
  ['restaurant-arabic', 'Nick Fury', `/restaurants/${ids.arabic}`],
  ['cart', 'Nick Fury', '/cart'],
  ['cart-member', 'Thor', '/cart'],
  ['checkout', 'Nick Fury', `/checkout/${ids.arabic}`],
  ['checkout-changed', 'Nick Fury', `/checkout/${ids.twoHundred}`],
  ['checkout-gone', 'Nick Fury', `/checkout/${ids.long}`],
  ['orders', 'Nick Fury', '/orders'],
  ['order', 'Captain Marvel', `/orders/${ids.receipt}`],
  ['order-huge', 'Nick Fury', `/orders/${ids.huge}`],
  ['order-cancelled', 'Nick Fury', `/orders/${ids.cancelled}`],
  ['payment-methods', 'Nick Fury', '/payment-methods'],
  ['payment-methods-none', 'Thor', '/payment-methods'],
  ['account', 'Captain Marvel', '/account'],
  ['account-emirates', 'New Member', '/account'],
  ['error-404', 'Nick Fury', '/nowhere'],
];
