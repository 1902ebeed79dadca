import { z } from 'zod';
import { AuditLog, CartItem, Order, PaymentMethod, Session, User } from '../../db';
import type { Shop } from '../../domain';
import { assertHardToGuess } from '../../domain/password-rules';
import { hashPassword } from '../../domain/passwords';
import { assertNotLockedOut, assertStanding } from '../../domain/people';
import { invalidField } from '../../domain/rules/errors';
import { email, newPassword, text } from '../../domain/rules/inputs';
import { ROLES } from '../../domain/rules/viewer';
import { recordAct } from '../acts';
import type { OfficeActions } from '../office-action';
import { asMoment } from '../shown';
import { inColumns } from '../search';
import type { TableRules } from '../table-rules';
import { choicesOf } from './choices';
import { countryRules } from './countries';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';
import { switchActs } from './switch-acts';

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
  order: ['name', 'email', 'createdAt'],
  recordedAs: 'user',
  related: [
    { label: 'Orders', model: Order, key: 'userId', see: 'office.orders.see' },
    { label: 'Cart', model: CartItem, key: 'userId', see: 'office.carts.see' },
    { label: 'Payment methods', model: PaymentMethod, key: 'userId', see: 'office.payment-methods.see' },
    { label: 'Sessions', model: Session, key: 'userId', see: 'office.sessions.see' },
    { label: 'What they did', model: AuditLog, key: 'actorId', see: 'office.audit.see' },
  ],
  keep: {
    ability: 'office.people.keep',
    add: { ...CHANGEABLE, newPassword },
    change: CHANGEABLE,
    mayDelete: true,
    references: { country: countryRules },
    taken: { api_user_email: { field: 'email', message: 'Somebody has this e-mail address already.' } },
    prepare: async ({ newPassword: typed, ...values }) => {
      assertHardToGuess(String(typed), { email: String(values.email), name: String(values.name) }, 'newPassword');
      return { ...values, password: await hashPassword(String(typed)) };
    },
    judge: ({ viewer, before, after }) => assertStanding(viewer, before, after),
    settle: assertNotLockedOut,
    countryOf: async (user) => user.country,
    dependents: [
      { model: Order, key: 'userId', one: 'order', many: 'orders' },
      { model: Order, key: 'cancelledBy', one: 'cancellation', many: 'cancellations' },
      { model: PaymentMethod, key: 'userId', one: 'payment method', many: 'payment methods' },
    ],
    advice: 'Deactivate the person instead.',
    instead: { action: 'deactivate', label: 'Deactivate instead' },
  },
  present: async (rows, viewer) => {
    for (const row of rows) {
      row.shown = { choice: `${row.name} (${row.email})`, createdAt: asMoment(row.createdAt, viewer.country) };
    }
  },
};

const typedPassword = (typed: unknown): string => {
  const parsed = newPassword.safeParse(typed ?? '');
  if (!parsed.success) throw invalidField('newPassword', parsed.error.issues[0]!.message);
  return parsed.data;
};

type PeopleActs = 'setPassword' | 'activatePeople' | 'endSessionsOf';

const personActs = (shop: Pick<Shop, PeopleActs>): OfficeActions => ({
  setPassword: recordAct({
    ability: 'office.people.keep',
    icon: 'Key',
    describe: ({ name }) => ({
      intro: `At least 8 characters. ${String(name)} is signed out everywhere and signs in with the new one.`,
      fields: [{ name: 'newPassword', label: 'New password', type: 'password' }],
      button: 'Set password',
    }),
    perform: async ({ id: user }, answer, viewer) => {
      await shop.setPassword(viewer, String(user), typedPassword(answer.newPassword));
      return 'The new password works from now on; the person is signed out everywhere.';
    },
  }),
  endSessions: recordAct({
    ability: 'office.sessions.end',
    icon: 'LogOut',
    describe: ({ name }) => ({ intro: `Sign ${String(name)} out everywhere?`, button: 'End all sessions' }),
    perform: async ({ id: user }, _answer, viewer) => {
      const ended = await shop.endSessionsOf(viewer, String(user));
      return ended === 0 ? 'There was no session to end.' : `Signed out everywhere: ${ended === 1 ? 'one session' : `${ended} sessions`} ended.`;
    },
  }),
  ...switchActs({
    ability: 'office.people.keep',
    things: ['person', 'people'],
    warning: 'Whoever is deactivated is signed out everywhere and cannot sign in.',
    perform: shop.activatePeople,
  }),
});

export const users = (shop: Pick<Shop, PeopleActs>) =>
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
      role: { availableValues: choicesOf(ROLES) },
      newPassword: { type: 'password', isRequired: true, isVisible: { edit: true, list: false, show: false, filter: false }, description: 'At least 8 characters.' },
      isActive: { custom: { initial: true }, description: 'Off: this person cannot sign in, from the next click on.' },
      isStaff: { description: 'May open this back office, for the own country.' },
      isSuperuser: { description: 'With "staff": may do everything here, in every country.' },
      createdAt: SHOWN_TEXT,
    },
    actions: personActs(shop),
    words: { email: 'E-mail', isActive: 'Active', isStaff: 'Staff', isSuperuser: 'Superuser', createdAt: 'Joined', newPassword: 'Password', id: 'Id' },
    acts: { setPassword: 'Set password', endSessions: 'End sessions', activate: 'Activate', deactivate: 'Deactivate', activateChosen: 'Activate chosen', deactivateChosen: 'Deactivate chosen' },
  });
