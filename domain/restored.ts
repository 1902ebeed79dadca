import { User } from '../db';
import { findViewer, signOut, startSession } from './sessions';

/** Signs somebody with every right in and out again, without the password, and returns who; null when nobody can. */
export async function onceSignedIn(): Promise<string | null> {
  const person = await User.findOne({ where: { isSuperuser: true, isActive: true }, order: [['createdAt', 'DESC']] });
  if (!person) return null;
  const token = await startSession(person.id, { ip: null, userAgent: null });
  try {
    return (await findViewer(token))?.email ?? null;
  } finally {
    await signOut(token);
  }
}
