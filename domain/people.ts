import { Session, User } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { lockChosen } from './chosen-rows';
import { assertHardToGuess } from './password-rules';
import { hashPassword } from './passwords';
import { conflict, invalidField } from './rules/errors';
import { authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';
import { switchRows } from './switching';

const KEEP = { ability: 'office.people.keep', thing: 'person' } as const;
const STANDING = ['role', 'isActive', 'isStaff', 'isSuperuser'] as const;

type Standing = Partial<Record<(typeof STANDING)[number] | 'id', unknown>>;

/** Gives somebody a new password and signs them out everywhere; for the back office. */
export async function setPassword(viewer: Viewer, userId: string, password: string): Promise<void> {
  authorize(viewer, KEEP.ability);
  const digest = await hashPassword(password);
  await actingAs(viewer, async () => {
    const [user] = await lockChosen(User, viewer, { ...KEEP, ids: [userId] });
    assertHardToGuess(password, user!, 'newPassword');
    await user!.update({ password: digest });
    await Session.destroy({ where: { userId } });
    await recordAudit(viewer, { action: 'user.set-password', objectType: 'user', objectId: userId, country: user!.country });
  });
}

/**
 * Lets people in again or locks them out, which also signs them out everywhere. Whoever stands so already is passed
 * over; answers how many were changed. Nobody can lock out himself.
 */
export const activatePeople = (viewer: Viewer, ids: readonly string[], isActive: boolean): Promise<number> =>
  switchRows(viewer, ids, isActive, {
    ...KEEP,
    model: User,
    column: 'isActive',
    objectType: 'user',
    on: 'user.activate',
    off: 'user.deactivate',
    judge: (user) => assertStanding(viewer, user, { ...user.get({ plain: true }), isActive }),
    follow: async ({ id: userId }) => {
      if (!isActive) await Session.destroy({ where: { userId } });
    },
    settle: () => assertNotLockedOut(viewer),
  });

/** Refuses a change of one's own standing, and a superuser who could not enter. `before` is null for a new person. */
export function assertStanding(viewer: Viewer, before: Standing | null, after: Standing): void {
  if (before?.id === viewer.id && STANDING.some((column) => before[column] !== after[column])) {
    throw conflict('own_standing', 'You cannot change your own role or access. Ask another superuser.');
  }
  if (after.isSuperuser && !after.isStaff) throw invalidField('isStaff', 'A superuser must be staff too.');
}

/**
 * After a write: whoever made it must still be an active superuser, so there is always at least one. The rows are locked
 * in one order, so that two superusers who remove each other at the same moment take turns and one is refused.
 */
export async function assertNotLockedOut(viewer: Viewer): Promise<void> {
  const left = await User.findAll({
    where: { isActive: true, isStaff: true, isSuperuser: true },
    attributes: ['id'],
    order: ['id'],
    lock: true,
  });
  if (!left.some(({ id }) => id === viewer.id)) {
    throw conflict('last_superuser', 'You cannot remove yourself, and one active superuser must remain.');
  }
}
