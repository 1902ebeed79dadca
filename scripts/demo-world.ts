import { connect, disconnect, sequelize } from '../db';
import { openShop } from '../domain';
import { listDemoPeople } from '../domain/demo';
import { toDecimal } from '../domain/rules/money';
import type { Viewer } from '../domain/rules/viewer';

export type Who = 'Nick Fury' | 'Captain Marvel' | 'Captain America' | 'Thor';
type Basket = Record<string, number>;

const ORDERS: [who: Who, restaurant: string, basket: Basket, hoursAgo: number][] = [
  ['Captain Marvel', 'Bangalore Bistro', { 'Masala Dosa': 6, 'Filter Coffee': 6 }, 130],
  ['Captain America', 'Texas Burger House', { 'Texas BBQ Burger': 3, 'Loaded Fries': 2 }, 125],
  ['Captain Marvel', 'Delhi Delights', { 'Dal Makhani': 2, 'Tandoori Chicken': 1 }, 102],
  ['Captain America', 'California Grill', { 'Buddha Bowl': 4 }, 99],
  ['Nick Fury', 'London Fish & Chips', { 'Fish & Chips': 2, 'Mushy Peas': 2 }, 76],
  ['Captain Marvel', 'Mumbai Masala', { 'Butter Chicken': 3, 'Garlic Naan': 8, 'Chicken Biryani': 2 }, 53],
  ['Captain Marvel', 'Kolkata Kitchen', { 'Kathi Roll': 3, 'Mishti Doi': 3 }, 52],
  ['Nick Fury', 'New York Pizza', { 'Margherita Pizza': 2, 'Caesar Salad': 1 }, 49],
  ['Captain America', 'Chicago Steakhouse', { 'Mac & Cheese': 2, Cheesecake: 2 }, 27],
  ['Nick Fury', 'Edinburgh Pub', { "Shepherd's Pie": 2, 'Sticky Toffee Pudding': 2 }, 4],
  ['Captain Marvel', 'Mumbai Masala', { 'Paneer Tikka': 2, 'Garlic Naan': 4 }, 1],
];
const CARTS: [who: Who, restaurant: string, basket: Basket][] = [
  ['Nick Fury', 'New York Pizza', { 'Pepperoni Pizza': 2, 'Garlic Knots': 1 }],
  ['Nick Fury', 'Mumbai Masala', { 'Butter Chicken': 1, 'Garlic Naan': 3 }],
  ['Captain Marvel', 'Mumbai Masala', { 'Butter Chicken': 2, 'Garlic Naan': 3 }],
  ['Thor', 'Bangalore Bistro', { 'Masala Dosa': 2, 'Filter Coffee': 1 }],
];
export interface World {
  tokens: Map<Who, string>;
  /** Ids of what the pictures show. */
  ids: Record<'mumbai' | 'pizza' | 'naan' | 'chicken' | 'order' | 'cancelled', string>;
}

/** Lets the demo people order, by the same rules as everybody. As the database's owner: it also sets the clock of orders back. */
export async function fillWorld(ownerUrl: string): Promise<World> {
  connect({ url: ownerUrl, poolSize: 2 });
  const shop = openShop({ demoData: true });
  const viewers = new Map<Who, Viewer>();
  const tokens = new Map<Who, string>();
  const client = { ip: '127.0.0.1', userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/142.0.0.0 Safari/537.36' };
  for (const { name, email, password } of listDemoPeople()) {
    const { viewer, token } = await shop.signIn({ email, password }, client);
    viewers.set(name as Who, viewer);
    tokens.set(name as Who, token);
  }

  const restaurantId = async (viewer: Viewer, name: string) => (await shop.listRestaurants(viewer, { search: name })).restaurants[0]!.id;
  const fill = async (who: Who, restaurant: string, basket: Basket) => {
    const viewer = viewers.get(who)!;
    const { id, menu } = await shop.findRestaurant(viewer, await restaurantId(viewer, restaurant));
    for (const [name, quantity] of Object.entries(basket)) {
      await shop.addToCart(viewer, { menuId: menu.find((dish) => dish.name === name)!.id, restaurantId: id, quantity });
    }
    return { viewer, restaurantId: id };
  };
  const orders: string[] = [];
  for (const [who, restaurant, basket, hoursAgo] of ORDERS) {
    const { viewer, restaurantId } = await fill(who, restaurant, basket);
    const { group, paymentMethods } = await shop.previewCheckout(viewer, restaurantId);
    const agreedTotal = toDecimal(group.total.minor);
    const { id } = await shop.checkOut(viewer, { restaurantId, paymentMethodId: paymentMethods[0]!.id, agreedTotal, key: restaurant + hoursAgo });
    await sequelize().query('UPDATE api_order SET created_at = now() - make_interval(hours => $hoursAgo) WHERE id = $id', { bind: { hoursAgo, id } });
    orders.push(id);
  }
  for (const cart of CARTS) await fill(...cart);
  const fury = viewers.get('Nick Fury')!;
  const cancelled = orders[ORDERS.findIndex(([, restaurant]) => restaurant === 'Chicago Steakhouse')]!;
  await shop.cancelOrder(fury, cancelled, { reason: 'The meeting moved to Thursday.' });

  const mumbai = await restaurantId(fury, 'Mumbai Masala');
  const { menu } = await shop.findRestaurant(fury, mumbai);
  const [naan, chicken] = ['Garlic Naan', 'Butter Chicken'].map((wanted) => menu.find(({ name }) => name === wanted)!.id) as [string, string];
  const ids = { mumbai, naan, chicken, pizza: await restaurantId(fury, 'New York Pizza'), order: orders.at(-1)!, cancelled };
  await disconnect();
  return { tokens, ids };
}
