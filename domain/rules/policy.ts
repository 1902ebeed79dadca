import { forbidden } from './errors';
import type { Role, Viewer } from './viewer';

/** How far an ability carries: to every row, to rows of the viewer's country, or to the viewer's own rows. */
export type Reach = 'everywhere' | 'country' | 'self';

type Standing = Role | 'staff' | 'superuser';

/**
 * Who may do what, and how far. A missing cell refuses. Nothing else in the code compares a role.
 * The `office.*` abilities go by back-office standing (staff, superuser), all others by role: a superuser who is a member
 * keeps all data in the back office, but spends no money and cancels no order, there either.
 */
const GRANTS = {
  'catalog.browse': { admin: 'everywhere', manager: 'country', member: 'country' },
  'cart.use': { admin: 'everywhere', manager: 'country', member: 'country' },
  'order.place': { admin: 'everywhere', manager: 'country' },
  'order.see': { admin: 'everywhere', manager: 'country' },
  'order.cancel': { admin: 'everywhere', manager: 'country' },
  'payment-method.see': { admin: 'everywhere', manager: 'self', member: 'self' },
  'payment-method.use': { admin: 'everywhere', manager: 'self' },
  'payment-method.add': { admin: 'everywhere' },
  'person.list': { admin: 'everywhere' },
  'account.keep': { admin: 'self', manager: 'self', member: 'self' },
  'office.enter': { superuser: 'everywhere', staff: 'country' },
  'office.people.see': { superuser: 'everywhere', staff: 'country' },
  'office.people.keep': { superuser: 'everywhere' },
  'office.countries.see': { superuser: 'everywhere', staff: 'country' },
  'office.countries.keep': { superuser: 'everywhere' },
  'office.catalog.keep': { superuser: 'everywhere', staff: 'country' },
  'office.orders.see': { superuser: 'everywhere', staff: 'country' },
  'office.payment-methods.see': { superuser: 'everywhere', staff: 'country' },
  'office.payment-methods.keep': { superuser: 'everywhere' },
  'office.carts.see': { superuser: 'everywhere', staff: 'country' },
  'office.sessions.see': { superuser: 'everywhere', staff: 'country' },
  'office.sessions.end': { superuser: 'everywhere', staff: 'country' },
  'office.audit.see': { superuser: 'everywhere', staff: 'country' },
} as const satisfies Record<string, Partial<Record<Standing, Reach>>>;

export type Ability = keyof typeof GRANTS;
export const ABILITIES = Object.keys(GRANTS) as Ability[];

/** What a refused person reads, where the plain "your role does not allow this" would not help them. */
const REFUSALS: Partial<Record<Ability, string>> = {
  'order.place': 'Members cannot place orders. Ask a manager of your country to place this one for you.',
  'order.see': 'Members cannot view orders. Ask a manager of your country.',
  'order.cancel': 'Members cannot cancel orders. Ask a manager of your country.',
  'payment-method.add': 'Only an admin can add payment methods. Ask one to add yours.',
  'office.enter': 'The back office is open to staff only.',
};

/** The viewer's reach for an ability, or null when it is refused. */
export function reach(viewer: Viewer, ability: Ability): Reach | null {
  if (!Object.hasOwn(GRANTS, ability)) return null;
  const grants: Partial<Record<Standing, Reach>> = GRANTS[ability];
  const standing: Standing | null = ability.startsWith('office.') ? officeStanding(viewer) : viewer.role;
  return (standing && Object.hasOwn(grants, standing) && grants[standing]) || null;
}

function officeStanding(viewer: Viewer): Standing | null {
  if (viewer.isSuperuser && viewer.isStaff) return 'superuser';
  return viewer.isStaff ? 'staff' : null;
}

/** For showing or hiding a button; the verb itself asks `authorize`. */
export function can(viewer: Viewer, ability: Ability): boolean {
  return reach(viewer, ability) !== null;
}

/**
 * Refuses with `forbidden` unless the viewer has the ability and, when a target is named, it lies within reach.
 * This is the check of written values; rows that are read go through `visible`.
 */
export function authorize(viewer: Viewer, ability: Ability, target: { country?: string; userId?: string } = {}): void {
  const far = reach(viewer, ability);
  if (!far) throw forbidden(REFUSALS[ability]);
  if (far === 'country' && target.country !== undefined && target.country !== viewer.country.name) {
    throw forbidden('This belongs to another country.', 'other_country');
  }
  if (far === 'self' && target.userId !== undefined && target.userId !== viewer.id) {
    throw forbidden('This belongs to somebody else.', 'other_person');
  }
}
