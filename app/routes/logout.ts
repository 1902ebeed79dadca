import { z } from 'zod';
import { ErrorPanel } from '../components/error-panel';
import { formAction, onPublic } from '../http/form-action.server';
import { postOnly } from '../http/post-only.server';
import { endedSessionCookie } from '../http/session-cookie.server';
import { paths } from '../paths';

export const loader = postOnly;

export const action = formAction({
  'sign-out': onPublic(z.strictObject({}), async ({ shop, context }) => {
    if (context.token) await shop.signOut(context.token);
    const headers = { 'Set-Cookie': endedSessionCookie(context), 'Clear-Site-Data': '"cache"' };
    return { goTo: paths.login(), flash: { message: 'You are signed out. See you soon!' }, headers, reloads: true };
  }),
});

export const ErrorBoundary = ErrorPanel;
