import { z } from 'zod';
import { ErrorPanel } from '../components/error-panel';
import { formAction, onPublic } from '../http/form-action.server';
import { postOnly } from '../http/post-only.server';
import { themeCookie } from '../http/theme-cookie.server';
import { paths } from '../paths';
import { THEMES } from '../theme';

const choice = z.strictObject({ theme: z.enum(THEMES, 'Please choose light, dark or system.') });

export const loader = postOnly;

export const action = formAction({
  choose: onPublic(choice, async ({ input, returnTo, context }) => ({
    goTo: returnTo ?? paths.home(),
    headers: { 'Set-Cookie': themeCookie(input.theme, context) },
    stays: true,
  })),
});

export const ErrorBoundary = ErrorPanel;
