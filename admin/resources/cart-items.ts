import { CartItem, Menu, Restaurant, User } from '../../db';
import { inCatalog, inColumns, inRelations } from '../search';
import { asMoment } from '../shown';
import type { TableRules } from '../table-rules';
import { pricesIn } from './dish-prices';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';

export const cartItemRules: TableRules<CartItem> = {
  model: CartItem,
  thing: 'cart line',
  see: 'office.carts.see',
  search: inRelations(
    'person, dish, restaurant',
    { key: 'userId', model: User, see: 'office.people.see', search: inColumns('', 'name', 'email') },
    { key: 'menuId', model: Menu, see: 'office.catalog.keep', search: inCatalog('api_menu') },
    { key: 'restaurantId', model: Restaurant, see: 'office.catalog.keep', search: inCatalog('api_restaurant') },
  ),
  order: [],
  present: async (rows, viewer) => {
    const priceOf = await pricesIn(rows);
    for (const row of rows) {
      row.title = 'Cart line';
      row.shown = { price: priceOf(row), createdAt: asMoment(row.createdAt, viewer.country) };
    }
  },
};

/** What people have in their carts: read only, and reached from a person's page. */
export const cartItems = () =>
  officeResource(cartItemRules, {
    label: 'Cart lines',
    icon: false,
    list: ['userId', 'menuId', 'restaurantId', 'quantity', 'price', 'createdAt'],
    show: ['userId', 'menuId', 'restaurantId', 'quantity', 'price', 'createdAt', 'id'],
    filter: ['userId', 'menuId', 'restaurantId'],
    sort: { sortBy: 'id', direction: 'asc' },
    phone: ['menuId', 'quantity'],
    title: 'title',
    properties: { price: SHOWN_TEXT, createdAt: SHOWN_TEXT },
    words: { userId: 'Person', menuId: 'Dish', restaurantId: 'Restaurant', createdAt: 'Added', id: 'Id' },
  });
