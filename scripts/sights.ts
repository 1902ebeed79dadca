import type { Who, World } from './demo-world';

export type Sight<Person = Who> = [name: string, who: Person | null, path: string];

const THEMES = ['light', 'dark'] as const;
/** A window's size in CSS pixels, and how many pixels of a screen each of them takes. */
export interface Frame {
  width: number;
  height: number;
  zoom?: number;
}
export type View = [sight: string, theme: (typeof THEMES)[number], frame: keyof typeof FRAMES];
export const FRAMES = {
  '320': { width: 320, height: 640 },
  '360': { width: 360, height: 740 },
  '768': { width: 768, height: 1024 },
  '1280': { width: 1280, height: 800 },
  /** A desktop's window at 200 % has half the width to lay out. */
  '1280-zoomed': { width: 640, height: 400, zoom: 2 },
} satisfies Record<string, Frame>;

export const sights = ({ ids }: World): Sight[] => [
  ['login', null, '/login'],
  ['api-reference', null, '/docs/'],
  ['dashboard-admin', 'Nick Fury', '/dashboard'],
  ['dashboard-manager', 'Captain Marvel', '/dashboard'],
  ['dashboard-member', 'Thor', '/dashboard'],
  ['restaurants', 'Nick Fury', '/restaurants'],
  ['restaurants-filtered', 'Nick Fury', '/restaurants?country=UK'],
  ['restaurants-none', 'Nick Fury', '/restaurants?search=nothing-like-it'],
  ['restaurant', 'Captain Marvel', `/restaurants/${ids.mumbai}`],
  ['cart', 'Nick Fury', '/cart'],
  ['cart-member', 'Thor', '/cart'],
  ['cart-empty', 'Captain America', '/cart'],
  ['list', 'Captain Marvel', `/list?dishes=${ids.chicken}.2.${ids.naan}.4`],
  ['checkout', 'Nick Fury', `/checkout/${ids.pizza}`],
  ['orders', 'Nick Fury', '/orders'],
  ['order', 'Captain Marvel', `/orders/${ids.order}`],
  ['order-cancelled', 'Nick Fury', `/orders/${ids.cancelled}`],
  ['payment-methods', 'Nick Fury', '/payment-methods'],
  ['payment-methods-none', 'Thor', '/payment-methods'],
  ['account', 'Captain Marvel', '/account'],
  ['error-403', 'Thor', '/orders'],
  ['error-404', 'Thor', '/nowhere'],
  ['office', 'Nick Fury', '/admin'],
  ['office-order', 'Nick Fury', `/admin/resources/api_order/records/${ids.order}/show`],
  ['office-new-person', 'Nick Fury', '/admin/resources/api_user/actions/new'],
  ['office-restaurant', 'Nick Fury', `/admin/resources/api_restaurant/records/${ids.mumbai}/edit`],
  ['office-restaurant-page', 'Nick Fury', `/admin/resources/api_restaurant/records/${ids.mumbai}/show`],
  ['office-cancel', 'Nick Fury', `/admin/resources/api_order/records/${ids.order}/cancel`],
  ['office-history', 'Nick Fury', `/admin/resources/api_order/records/${ids.cancelled}/history`],
  ['office-delete', 'Nick Fury', `/admin/resources/api_restaurant/records/${ids.mumbai}/delete`],
  ['office-prices', 'Nick Fury', `/admin/resources/api_menu/bulk/changePrices?recordIds=${ids.naan}`],
  ['office-import', 'Nick Fury', '/admin/resources/api_menu/actions/importCsv'],
  ['office-search', 'Nick Fury', '/admin/resources/api_menu?filters.q=chick&filters.isAvailable=true'],
  ...['order', 'user', 'restaurant', 'menu', 'country', 'paymentmethod', 'orderitem', 'cartitem', 'session', 'auditlog'].map(
    (table): Sight => [`office-list-${table}`, 'Nick Fury', `/admin/resources/api_${table}`],
  ),
];

/** What README.md shows, by the name of the sight. */
export const CHOSEN: View[] = [
  ['restaurants', 'light', '1280'],
  ['dashboard-manager', 'dark', '1280'],
  ['restaurant', 'light', '360'],
  ['checkout', 'dark', '360'],
  ['order', 'light', '360'],
  ['office', 'light', '1280'],
  ['office-list-order', 'light', '1280'],
  ['office-list-order', 'dark', '360'],
  ['office-restaurant', 'light', '1280'],
  ['office-history', 'dark', '1280'],
  ['office-search', 'dark', '1280'],
  ['office-import', 'light', '1280'],
];

/** Every sight in both themes in each of the frames. */
export const everyView = (all: Sight<string>[], frames: View[2][]): View[] =>
  all.flatMap(([name]) => THEMES.flatMap((theme) => frames.map((frame): View => [name, theme, frame])));
