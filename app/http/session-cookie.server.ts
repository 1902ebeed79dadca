import type { AppLoadContext } from '@remix-run/node';
import { parse, serialize } from 'cookie';

const NAME = 'auth_token';
const DAY_IN_SECONDS = 86_400;

type Secure = Pick<AppLoadContext, 'secureCookies'>;

/** The `Set-Cookie` value that keeps a person signed in. */
export const sessionCookie = (token: string, context: Secure) => serialize(NAME, token, options(context, DAY_IN_SECONDS));

/** The `Set-Cookie` value that forgets the session. */
export const endedSessionCookie = (context: Secure) => serialize(NAME, '', options(context, 0));

/** True when the browser still carries a session cookie, whatever it is worth. */
export const hasSessionCookie = (request: Request) => parse(request.headers.get('Cookie') ?? '')[NAME] !== undefined;

const options = ({ secureCookies }: Secure, maxAge: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge }) as const;
