import { NotFoundError } from 'adminjs';
import { z } from 'zod';
import { Order, PaymentMethod, User } from '../../db';
import type { Shop } from '../../domain';
import { hashPassword } from '../../domain/passwords';
import { invalidField } from '../../domain/rules/errors';
import { email, newPassword, text } from '../../domain/rules/inputs';
import { ROLES } from '../../domain/rules/viewer';
import type { OfficeAction } from '../actions';
import { component } from '../component-files';
import { inAdminWords } from '../refusals';
import { asMoment } from '../shown';
import { inColumns } from '../search';
import type { TableRules } from '../table-rules';
import { mayThey, viewerOf } from '../viewer-of';
import { choicesOf } from './choices';
import { countryRules } from './countries';
import { assertNotLockedOut, judgeStanding } from './lock-out';
import { officeResource } from './office-resource';

const CHANGEABLE = {
  name: text(100),
  email,
  role: z.enum(ROLES, 'Please choose a role.'),
  country: text(60),
  isActive: z.boolean().default(true),
  isStaff: z.boolean().default(false),
  isSuperuser: z.boolean().default(false),
};

export const userRules: TableRules<User> = {
  model: User,
  thing: 'person',
  see: 'office.people.see',
  hidden: ['password'],
  search: inColumns('name, e-mail', 'name', 'email'),
  keep: {
    ability: 'office.people.keep',
    recordedAs: 'user',
    add: { ...CHANGEABLE, newPassword },
    change: CHANGEABLE,
    mayDelete: true,
    references: { country: countryRules },
    taken: { api_user_email: { field: 'email', message: 'Somebody has this e-mail address already.' } },
    prepare: async ({ newPassword: typed, ...values }) => ({ ...values, password: await hashPassword(String(typed)) }),
    judge: judgeStanding,
    settle: assertNotLockedOut,
    countryOf: async (user) => user.country,
    dependents: [
      { model: Order, key: 'userId', one: 'order', many: 'orders' },
      { model: Order, key: 'cancelledBy', one: 'cancellation', many: 'cancellations' },
      { model: PaymentMethod, key: 'userId', one: 'payment method', many: 'payment methods' },
    ],
    advice: 'Deactivate the person instead: switch "Active" off.',
  },
  present: async (rows, viewer) => {
    for (const row of rows) {
      row.shown = { choice: `${row.name} (${row.email})`, createdAt: asMoment(row.createdAt, viewer.country) };
    }
  },
};

function setPassword(shop: Pick<Shop, 'setPassword'>): OfficeAction {
  return {
    actionType: 'record',
    icon: 'Key',
    component: component('SetPassword'),
    showInDrawer: true,
    isAccessible: (context) => mayThey(context, 'office.people.keep'),
    handler: async (request, _response, context) => {
      const { record, currentAdmin } = context;
      if (!record) throw new NotFoundError('This person does not exist.', 'Record');
      if (request.method !== 'post') return { record: record.toJSON(currentAdmin) };
      await inAdminWords(() => shop.setPassword(viewerOf(context), record.id(), typedPassword(request.payload?.newPassword)));
      return {
        record: record.toJSON(currentAdmin),
        notice: { message: 'The new password works from now on; the person is signed out everywhere.', type: 'success' },
      };
    },
  };
}

function typedPassword(typed: unknown): string {
  const parsed = newPassword.safeParse(typed ?? '');
  if (!parsed.success) throw invalidField('newPassword', parsed.error.issues[0]!.message);
  return parsed.data;
}

export const users = (shop: Pick<Shop, 'setPassword'>) =>
  officeResource(userRules, {
    label: 'People',
    icon: 'Users',
    list: ['name', 'email', 'role', 'country', 'isActive', 'isStaff', 'isSuperuser'],
    show: ['name', 'email', 'role', 'country', 'isActive', 'isStaff', 'isSuperuser', 'createdAt', 'id'],
    add: ['name', 'email', 'newPassword', 'role', 'country', 'isActive', 'isStaff', 'isSuperuser'],
    filter: ['role', 'country', 'isActive', 'isStaff', 'isSuperuser', 'createdAt'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['name', 'role'],
    title: 'name',
    properties: {
      role: { availableValues: choicesOf(ROLES), components: { filter: component('ChoicesFilter') } },
      newPassword: { type: 'password', isRequired: true, isVisible: { edit: true, list: false, show: false, filter: false }, description: 'At least 8 characters.' },
      isActive: { custom: { initial: true }, description: 'Off: this person cannot sign in, from the next click on.' },
      isStaff: { description: 'May open this back office, for the own country.' },
      isSuperuser: { description: 'With "staff": may do everything here, in every country.' },
      createdAt: { components: { list: component('ShownText'), show: component('ShownText') } },
    },
    actions: { setPassword: setPassword(shop) },
    words: { email: 'E-mail', isActive: 'Active', isStaff: 'Staff', isSuperuser: 'Superuser', createdAt: 'Joined', newPassword: 'Password', id: 'Id' },
  });
