import type { AppLoadContext } from '@remix-run/node';
import { serialize } from 'cookie';

const SECONDS = 60;

/**
 * Set by every form's answer. Nobody reads it: pages fetched ahead of a click vary by cookie, so from here on the
 * browser will not show one that was fetched before.
 */
export const changedCookie = ({ secureCookies }: Pick<AppLoadContext, 'secureCookies'>) =>
  serialize('changed', Date.now().toString(36), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    maxAge: SECONDS,
  });
