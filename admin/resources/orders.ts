import { NotFoundError } from 'adminjs';
import { Order, OrderItem, Restaurant, User } from '../../db';
import type { Shop } from '../../domain';
import { invalidField } from '../../domain/rules/errors';
import { cancellation } from '../../domain/rules/inputs';
import { ORDER_STATUSES, type OrderStatus, mayMove } from '../../domain/rules/order-status';
import type { Country } from '../../domain/rules/viewer';
import type { OfficeAction } from '../actions';
import { component } from '../component-files';
import { inAdminWords } from '../refusals';
import { asMoment, asMoney, readCountries } from '../shown';
import { inRelations } from '../search';
import type { Row, TableRules } from '../table-rules';
import { mayThey, viewerOf } from '../viewer-of';
import { choicesOf } from './choices';
import { officeResource } from './office-resource';

export const orderRules: TableRules<Order> = {
  model: Order,
  thing: 'order',
  see: 'office.orders.see',
  search: inRelations(
    'person, restaurant',
    { key: 'userId', model: User, columns: ['name', 'email'] },
    { key: 'restaurantId', model: Restaurant, columns: ['name'] },
  ),
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

function cancel(shop: Pick<Shop, 'cancelOrder'>): OfficeAction {
  return {
    actionType: 'record',
    icon: 'XCircle',
    variant: 'danger',
    component: component('CancelOrder'),
    showInDrawer: true,
    isAccessible: (context) => mayThey(context, 'order.cancel'),
    isVisible: ({ record }) => record === undefined || mayMove(record.param('status') as OrderStatus, 'cancelled'),
    handler: async (request, _response, context) => {
      const { record, resource, currentAdmin } = context;
      if (!record) throw new NotFoundError('This order does not exist.', 'Record');
      if (request.method !== 'post') return { record: record.toJSON(currentAdmin) };
      await inAdminWords(() => shop.cancelOrder(viewerOf(context), record.id(), typedReason(request.payload?.reason)));
      const fresh = await resource.findOne(record.id(), context);
      return { record: (fresh ?? record).toJSON(currentAdmin), notice: { message: 'The order is cancelled.', type: 'success' } };
    },
  };
}

function typedReason(typed: unknown) {
  const parsed = cancellation.safeParse(typed === undefined || typed === '' ? {} : { reason: typed });
  if (!parsed.success) throw invalidField('reason', parsed.error.issues[0]!.message);
  return parsed.data;
}

const SHOWN_TEXT = { list: component('ShownText'), show: component('ShownText') };

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
      createdAt: { components: SHOWN_TEXT },
      cancelledAt: { components: SHOWN_TEXT },
      totalAmount: { components: { ...SHOWN_TEXT, filter: component('RangeFilter') } },
      status: {
        availableValues: choicesOf(ORDER_STATUSES),
        components: { list: component('StatusBadge'), show: component('StatusBadge'), filter: component('ChoicesFilter') },
      },
      lines: { components: { show: component('LinesShow') }, isVisible: { show: true, list: false, edit: false, filter: false } },
    },
    actions: { cancel: cancel(shop) },
    words: {
      createdAt: 'Ordered', userId: 'Person', restaurantId: 'Restaurant', totalAmount: 'Total', paymentMethodId: 'Paid with',
      cancelledAt: 'Cancelled', cancelledBy: 'Cancelled by', cancelReason: 'Reason for cancelling', lines: 'Dishes', id: 'Id',
    },
  });
