import { Session, User } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { lockChosen } from './chosen-rows';
import { authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';

const END = 'office.sessions.end';

/** Ends sessions of other people, by their ids; for the back office. Answers how many. */
export async function endSessions(viewer: Viewer, ids: readonly string[]): Promise<number> {
  authorize(viewer, END);
  return actingAs(viewer, async () => {
    const sessions = await lockChosen(Session, viewer, { ability: END, ids, thing: 'session' });
    for (const session of sessions) {
      const { country } = await User.findByPk(session.userId, { attributes: ['country'], rejectOnEmpty: true });
      await session.destroy();
      await recordAudit(viewer, { action: 'session.end', objectType: 'user', objectId: session.userId, country });
    }
    return sessions.length;
  });
}

/** Signs people out everywhere; for the back office. Answers how many sessions that ended. */
export async function endSessionsOf(viewer: Viewer, userId: string): Promise<number> {
  authorize(viewer, END);
  return actingAs(viewer, async () => {
    const [user] = await lockChosen(User, viewer, { ability: END, ids: [userId], thing: 'person' });
    const ended = await Session.destroy({ where: { userId } });
    if (ended > 0) await recordAudit(viewer, { action: 'session.end-all', objectType: 'user', objectId: userId, country: user!.country });
    return ended;
  });
}
