import type { AppLoadContext } from '@remix-run/node';
import { parse } from 'cookie';
import { SESSION_COOKIE, sessionCookie as serialized } from '../../domain/rules/session-cookie';

type Secure = Pick<AppLoadContext, 'secureCookies'>;

/** The `Set-Cookie` value that keeps a person signed in. */
export const sessionCookie = (token: string, { secureCookies }: Secure) => serialized(token, { secure: secureCookies });

/** The `Set-Cookie` value that forgets the session. */
export const endedSessionCookie = ({ secureCookies }: Secure) => serialized(null, { secure: secureCookies });

/** True when the browser still carries a session cookie, whatever it is worth. */
export const hasSessionCookie = (request: Request) => parse(request.headers.get('Cookie') ?? '')[SESSION_COOKIE] !== undefined;
