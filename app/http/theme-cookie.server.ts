import type { AppLoadContext } from '@remix-run/node';
import { parse, serialize } from 'cookie';
import { isTheme, type Theme } from '../theme';

const NAME = 'theme';
const YEAR_IN_SECONDS = 31_536_000;

export function readTheme(request: Request): Theme {
  const theme = parse(request.headers.get('Cookie') ?? '')[NAME];
  return isTheme(theme) ? theme : 'system';
}

/** Not HttpOnly: it is no secret, and the back office reads it too. */
export const themeCookie = (theme: Theme, { secureCookies }: Pick<AppLoadContext, 'secureCookies'>) =>
  serialize(NAME, theme, { path: '/', sameSite: 'lax', secure: secureCookies, maxAge: YEAR_IN_SECONDS });
