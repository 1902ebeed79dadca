import { Op, fn, col, where } from 'sequelize';
import { User, sequelize } from '../db';
import { actingAs, asNobody } from './acting-as';
import { recordAudit } from './audit';
import { assertHardToGuess } from './password-rules';
import { tell } from './happenings';
import { hashPassword, isNobodysPassword, isOutdated, isPassword } from './passwords';
import { invalidField, notFound, unauthenticated } from './rules/errors';
import type { Credentials, NameChange, PasswordChange } from './rules/inputs';
import type { Viewer } from './rules/viewer';
import { type Client, endAllSessions, findViewer, signOut, startSession } from './sessions';
import type { SignInThrottle } from './throttle';

/**
 * Signs a person in with e-mail and password and opens a session. An unknown e-mail, a wrong password and a deactivated
 * person get the same answer, after the same work. The session of the token it replaces ends: signing in never leaves an
 * older one behind in the same browser. Throws `unauthenticated`, `too_many`, `unavailable`.
 */
export async function signIn(
  throttle: SignInThrottle,
  credentials: Credentials,
  client: Client,
  replaced: string | null = null,
): Promise<{ viewer: Viewer; token: string }> {
  const { email, password } = credentials;
  await throttle.attempt(email, client.ip);
  const user = await asNobody(() => User.findOne({ where: where(fn('lower', col('email')), Op.eq, email) }));
  const isRight = user ? await isPassword(user.password, password) : await isNobodysPassword(password);
  if (!user || !isRight || !user.isActive) {
    tell('signing in', { outcome: 'wrong' });
    throw unauthenticated('E-mail and password do not match.', 'wrong_credentials');
  }
  const fresh = isOutdated(user.password) ? await hashPassword(password) : null;
  const token = await asNobody(() =>
    sequelize().transaction(async () => {
      if (fresh) await user.update({ password: fresh });
      return startSession(user.id, client);
    }),
  );
  if (replaced) await signOut(replaced);
  await throttle.forgive(email, client.ip);
  const viewer = await findViewer(token);
  if (!viewer) throw unauthenticated('E-mail and password do not match.', 'wrong_credentials');
  tell('signing in', { outcome: 'right' });
  return { viewer, token };
}

/** Changes the viewer's own name. */
export async function changeName(viewer: Viewer, { name }: NameChange): Promise<void> {
  await actingAs(viewer, async () => {
    const user = await User.findByPk(viewer.id, { lock: true });
    if (!user) throw notFound('account');
    const before = user.name;
    await user.update({ name });
    await recordAudit(viewer, { action: 'user.rename', objectType: 'user', objectId: viewer.id, before: { name: before }, after: { name } });
  });
}

/**
 * Changes the viewer's own password and signs out every other session; `token` stays signed in. Wrong guesses of the
 * current password count as sign-in attempts.
 */
export async function changePassword(
  throttle: SignInThrottle,
  viewer: Viewer,
  input: PasswordChange,
  token: string,
): Promise<void> {
  assertHardToGuess(input.next, viewer, 'next');
  await throttle.attempt(viewer.email, `account ${viewer.id}`);
  const user = await asNobody(() => User.findByPk(viewer.id));
  if (!user || !(await isPassword(user.password, input.current))) {
    throw invalidField('current', 'This is not your current password.');
  }
  await throttle.forgive(viewer.email, `account ${viewer.id}`);
  const password = await hashPassword(input.next);
  await actingAs(viewer, async () => {
    await user.update({ password });
    await endAllSessions(viewer, token);
    await recordAudit(viewer, { action: 'user.change-password', objectType: 'user', objectId: viewer.id });
  });
}
