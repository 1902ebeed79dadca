import { Session, User } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { hashPassword } from './passwords';
import { notFound } from './rules/errors';
import { authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';
import { visible } from './visible';

/** Gives somebody a new password and signs them out everywhere; for the back office. */
export async function setPassword(viewer: Viewer, userId: string, password: string): Promise<void> {
  authorize(viewer, 'office.people.keep');
  const digest = await hashPassword(password);
  await actingAs(viewer, async () => {
    const user = await visible(User, viewer, 'office.people.keep').findOne({ where: { id: userId }, lock: true });
    if (!user) throw notFound('person');
    await user.update({ password: digest });
    await Session.destroy({ where: { userId } });
    await recordAudit(viewer, { action: 'user.set-password', objectType: 'user', objectId: userId, country: user.country });
  });
}
