/** What the domain hands to the doors: plain data, ready for a page or for JSON. Times are ISO 8601 in UTC. */
import type { Money } from './money';
import type { OrderStatus } from './order-status';
import type { Country } from './viewer';

export interface Person {
  id: string;
  name: string;
  email: string;
}

export interface Restaurant {
  id: string;
  name: string;
  country: Country;
  description: string;
  /** A name in `pictures.ts`. */
  picture: string;
  /** How many dishes can be ordered now. */
  dishCount: number;
}

export interface Dish {
  id: string;
  restaurantId: string;
  name: string;
  description: string;
  picture: string;
  price: Money;
  isAvailable: boolean;
}

/** Restaurants by name; give `nextCursor` back as `cursor` for the following page, it is null on the last one. */
export interface RestaurantPage {
  restaurants: Restaurant[];
  nextCursor: string | null;
}

export interface RestaurantWithMenu extends Restaurant {
  menu: Dish[];
}

/** Dishes by name, paged like restaurants. */
export interface DishPage {
  dishes: Dish[];
  nextCursor: string | null;
}

export interface CartLine {
  id: string;
  menuId: string;
  name: string;
  picture: string;
  quantity: number;
  /** As it was when the dish went into the cart; this is what the person agreed to. */
  price: Money;
  currentPrice: Money;
  /** False when the dish or its restaurant was switched off since. */
  isAvailable: boolean;
}

/** The dishes of one restaurant: one currency, one total, one checkout. */
export interface CartGroup {
  restaurant: { id: string; name: string; picture: string };
  country: Country;
  lines: CartLine[];
  total: Money;
}

export interface Cart {
  groups: CartGroup[];
  /** Items in all, for the badge: two naans and a coffee are 3. */
  count: number;
}

/** Dishes of one restaurant on a list that somebody handed over; `total` counts what can be ordered now. */
export interface DishListGroup {
  restaurant: { id: string; name: string; picture: string };
  country: Country;
  lines: Pick<CartLine, 'menuId' | 'name' | 'picture' | 'quantity' | 'price' | 'isAvailable'>[];
  total: Money;
}

export interface DishList {
  groups: DishListGroup[];
  /** How many of the listed dishes do not exist for the viewer. */
  unknown: number;
}

export interface OrderLine {
  menuId: string;
  name: string;
  picture: string;
  quantity: number;
  price: Money;
}

export interface Order {
  id: string;
  person: Person;
  restaurant: { id: string; name: string; picture: string };
  country: Country;
  total: Money;
  status: OrderStatus;
  createdAt: string;
  cancelledAt: string | null;
  cancelledBy: string | null;
  cancelReason: string | null;
  paymentMethod: { cardLast4: string; type: CardType };
  items: OrderLine[];
}

export interface OrderPage {
  orders: Order[];
  /** Give it back as `cursor` for the following page; null on the last one. */
  nextCursor: string | null;
}

export type CardType = 'credit' | 'debit';

export interface PaymentMethod {
  id: string;
  person: Person;
  cardLast4: string;
  type: CardType;
}

export interface PaymentMethodPage {
  methods: PaymentMethod[];
  /** Give it back as `cursor` for the following page; null on the last one. */
  nextCursor: string | null;
}

export interface PeoplePage {
  people: (Person & { country: string })[];
  isMore: boolean;
}

export interface CheckoutPreview {
  group: CartGroup;
  paymentMethods: PaymentMethod[];
  /** Lines whose price changed since they went into the cart; the person must agree before ordering. */
  priceChanged: CartLine[];
}

export interface SessionInfo {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  ip: string | null;
  userAgent: string | null;
  isCurrent: boolean;
}

/** The last seven days of one country, in its own currency and time zone; cancelled orders do not count as spend. */
export interface CountryWeek {
  country: Country;
  /** Oldest first, one entry a day, `date` as YYYY-MM-DD in the country's time zone. */
  days: { date: string; orders: number; spend: Money }[];
  orders: number;
  spend: Money;
  topDishes: { name: string; picture: string; quantity: number }[];
}

export interface Dashboard {
  cartCount: number;
  /** Empty for people who may not see orders. */
  recentOrders: Order[];
  /** Empty for people who may not see orders. */
  weeks: CountryWeek[];
}
