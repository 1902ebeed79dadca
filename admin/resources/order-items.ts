import { Menu, Order, OrderItem } from '../../db';
import { asMoney, readCountries } from '../shown';
import { inCatalog, inRelations } from '../search';
import type { TableRules } from '../table-rules';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';

export const orderItemRules: TableRules<OrderItem> = {
  model: OrderItem,
  thing: 'order line',
  see: 'office.orders.see',
  search: inRelations('dish', { key: 'menuId', model: Menu, see: 'office.catalog.keep', search: inCatalog('api_menu') }),
  order: [],
  present: async (rows) => {
    const countries = await readCountries();
    const ids = [...new Set(rows.map(({ orderId }) => String(orderId)))];
    const orders = await Order.findAll({ where: { id: ids }, attributes: ['id', 'currency', 'country'], raw: true });
    const byId = new Map(orders.map((order) => [order.id, order]));
    for (const row of rows) {
      const { currency, country } = byId.get(String(row.orderId))!;
      row.shown = { price: asMoney(row.price, currency, countries.get(country)!.locale) };
    }
  },
};

/** Lines are read inside their order; the list serves links such as "orders of this dish". */
export const orderItems = () =>
  officeResource(orderItemRules, {
    label: 'Order lines',
    icon: false,
    list: ['name', 'quantity', 'price', 'orderId'],
    show: ['name', 'quantity', 'price', 'orderId', 'menuId', 'id'],
    filter: ['orderId', 'menuId', 'quantity'],
    sort: { sortBy: 'id', direction: 'asc' },
    phone: ['name', 'quantity'],
    title: 'name',
    properties: {
      price: SHOWN_TEXT,
    },
    words: { orderId: 'Order', menuId: 'Dish', id: 'Id' },
  });
