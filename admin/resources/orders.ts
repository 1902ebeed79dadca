import { Order, OrderItem, Restaurant, User } from '../../db';
import type { Shop } from '../../domain';
import { invalidField } from '../../domain/rules/errors';
import { cancellation } from '../../domain/rules/inputs';
import { ORDER_STATUSES, type OrderStatus, mayMove } from '../../domain/rules/order-status';
import type { Country } from '../../domain/rules/viewer';
import { recordAct } from '../acts';
import type { OfficeAction } from '../office-action';
import { component } from '../component-files';
import { asMoment, asMoney, readCountries } from '../shown';
import { inCatalog, inColumns, inRelations, orById } from '../search';
import type { Row, TableRules } from '../table-rules';
import { choicesOf } from './choices';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';

export const orderRules: TableRules<Order> = {
  model: Order,
  thing: 'order',
  see: 'office.orders.see',
  search: orById(inRelations(
    'person, restaurant',
    { key: 'userId', model: User, see: 'office.people.see', search: inColumns('', 'name', 'email') },
    { key: 'restaurantId', model: Restaurant, see: 'office.catalog.keep', search: inCatalog('api_restaurant') },
  )),
  order: ['createdAt', 'totalAmount'],
  recordedAs: 'order',
  present: async (rows) => {
    const countries = await readCountries();
    for (const row of rows) {
      const country = countries.get(String(row.country))!;
      row.title = `Order ${String(row.id).slice(0, 8)}`;
      row.shown = {
        totalAmount: moneyOf(row, country, row.totalAmount),
        createdAt: asMoment(row.createdAt, country),
        cancelledAt: asMoment(row.cancelledAt, country),
      };
    }
  },
  detail: async (row) => {
    const country = (await readCountries()).get(String(row.country))!;
    const items = await OrderItem.findAll({ where: { orderId: String(row.id) }, order: ['name', 'id'], raw: true });
    const lines = items.map(({ name, quantity, price }) => ({ name, quantity, price: moneyOf(row, country, price) }));
    row.shown = { ...(row.shown as object), lines };
  },
};

// The currency of the time of ordering, written as the country writes today.
const moneyOf = ({ currency }: Row, { locale }: Country, decimal: unknown) => asMoney(decimal, String(currency), locale);

const cancel = (shop: Pick<Shop, 'cancelOrder'>): OfficeAction =>
  recordAct({
    ability: 'order.cancel',
    icon: 'XCircle',
    isDanger: true,
    isVisible: ({ status }) => mayMove(status as OrderStatus, 'cancelled'),
    describe: ({ 'shown.totalAmount': total }) => ({
      intro: `Cancel this order of ${String(total)}? This cannot be undone; the reason is kept with the order.`,
      fields: [{ name: 'reason', label: 'Reason (optional)', type: 'textarea' }],
      button: 'Cancel this order',
    }),
    perform: async ({ id }, { reason }, viewer) => {
      await shop.cancelOrder(viewer, String(id), typedReason(reason));
      return 'The order is cancelled.';
    },
  });

function typedReason(typed: unknown) {
  const parsed = cancellation.safeParse(typed === undefined || typed === '' ? {} : { reason: typed });
  if (!parsed.success) throw invalidField('reason', parsed.error.issues[0]!.message);
  return parsed.data;
}

export const orders = (shop: Pick<Shop, 'cancelOrder'>) =>
  officeResource(orderRules, {
    label: 'Orders',
    icon: 'ShoppingBag',
    list: ['createdAt', 'userId', 'restaurantId', 'country', 'totalAmount', 'status'],
    show: ['status', 'createdAt', 'userId', 'restaurantId', 'country', 'lines', 'totalAmount', 'paymentMethodId', 'cancelledAt', 'cancelledBy', 'cancelReason', 'id'],
    filter: ['status', 'country', 'restaurantId', 'userId', 'createdAt', 'totalAmount'],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    phone: ['createdAt', 'totalAmount', 'status'],
    title: 'title',
    properties: {
      createdAt: SHOWN_TEXT,
      cancelledAt: SHOWN_TEXT,
      totalAmount: SHOWN_TEXT,
      status: {
        availableValues: choicesOf(ORDER_STATUSES),
        components: { list: component('StatusBadge'), show: component('StatusBadge') },
      },
      lines: { components: { show: component('LinesShow') }, isVisible: { show: true, list: false, edit: false, filter: false } },
    },
    actions: { cancel: cancel(shop) },
    days: 'createdAt',
    acts: { cancel: 'Cancel order' },
    words: {
      createdAt: 'Ordered', userId: 'Person', restaurantId: 'Restaurant', totalAmount: 'Total', paymentMethodId: 'Paid with',
      cancelledAt: 'Cancelled', cancelledBy: 'Cancelled by', cancelReason: 'Reason for cancelling', lines: 'Dishes', id: 'Id',
    },
  });
