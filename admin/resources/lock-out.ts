import { User } from '../../db';
import { conflict, invalidField } from '../../domain/rules/errors';
import type { Viewer } from '../../domain/rules/viewer';
import type { Row } from '../table-rules';

const STANDING = ['role', 'isActive', 'isStaff', 'isSuperuser'];

/** Refuses a change of one's own standing, and a superuser who could not enter. */
export function judgeStanding({ viewer, before, after }: { viewer: Viewer; before: Row | null; after: Row }): void {
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
