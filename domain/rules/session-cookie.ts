import { serialize } from 'cookie';

/** The one name of the cookie that carries a session's token. */
export const SESSION_COOKIE = 'auth_token';

/** Seconds a session lives after signing in; the row in the database and the cookie agree on it. */
export const SESSION_SECONDS = 86_400;

/** Seconds after which a session that nobody used is over: a working day, so that a lunch break signs nobody out. */
export const IDLE_SECONDS = 8 * 3_600;

/** The `Set-Cookie` value that keeps a person signed in, or with null the one that forgets the session. */
export function sessionCookie(token: string | null, { secure }: { secure: boolean }): string {
  const maxAge = token === null ? 0 : SESSION_SECONDS;
  return serialize(SESSION_COOKIE, token ?? '', { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge });
}
