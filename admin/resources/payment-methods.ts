import { z } from 'zod';
import { Order, PaymentMethod, User } from '../../db';
import { cardLast4, id } from '../../domain/rules/inputs';
import { asMoment } from '../shown';
import { inColumns, inRelations } from '../search';
import type { TableRules } from '../table-rules';
import { choicesOf } from './choices';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';
import { userRules } from './users';

const TYPES = ['credit', 'debit'] as const;

export const paymentMethodRules: TableRules<PaymentMethod> = {
  model: PaymentMethod,
  thing: 'payment method',
  see: 'office.payment-methods.see',
  search: inRelations('person', { key: 'userId', model: User, see: 'office.people.see', search: inColumns('', 'name', 'email') }),
  order: ['createdAt'],
  recordedAs: 'payment-method',
  related: [{ label: 'Orders paid with it', model: Order, key: 'paymentMethodId', see: 'office.orders.see' }],
  keep: {
    ability: 'office.payment-methods.keep',
    add: { userId: id, cardLast4, type: z.enum(TYPES, 'Please choose credit or debit.') },
    mayDelete: true,
    references: { userId: userRules },
    countryOf: async ({ userId }) => (await User.findByPk(userId, { attributes: ['country'], rejectOnEmpty: true })).country,
    dependents: [{ model: Order, key: 'paymentMethodId', one: 'order', many: 'orders' }],
    advice: 'It stays for their sake.',
  },
  present: async (rows, viewer) => {
    for (const row of rows) {
      row.title = `•••• ${row.cardLast4}`;
      row.shown = { createdAt: asMoment(row.createdAt, viewer.country) };
    }
  },
};

export const paymentMethods = () =>
  officeResource(paymentMethodRules, {
    label: 'Payment methods',
    icon: 'CreditCard',
    list: ['userId', 'cardLast4', 'type', 'createdAt'],
    show: ['userId', 'cardLast4', 'type', 'createdAt', 'id'],
    add: ['userId', 'cardLast4', 'type'],
    filter: ['userId', 'type', 'createdAt'],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    phone: ['userId', 'cardLast4'],
    title: 'title',
    properties: {
      cardLast4: { description: 'The last four digits; Slooze never knows more of a card.' },
      type: { availableValues: choicesOf(TYPES) },
      createdAt: SHOWN_TEXT,
    },
    words: { userId: 'Person', cardLast4: 'Card', createdAt: 'Added', id: 'Id' },
  });
