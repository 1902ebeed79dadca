import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AccountLinks } from '../components/account-links';
import { ErrorPanel } from '../components/error-panel';
import { NameForm } from '../components/name-form';
import { PageHeader } from '../components/page-header';
import { PasswordForm } from '../components/password-form';
import { SessionList } from '../components/session-list';
import { Badge } from '../components/ui/badge';
import { formAction, on } from '../http/form-action.server';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { page } from '../http/page.server';
import { endedSessionCookie } from '../http/session-cookie.server';
import { pageTitle } from '../page-title';
import { paths } from '../paths';
import { useViewer } from '../site-data';
import { id, nameChange, passwordChange } from '../../domain/rules/inputs';

export const loader = page(async ({ viewer, shop, context }) => ({
  sessions: await shop.listSessions(viewer, context.token ?? ''),
}));

export const action = formAction({
  name: on(nameChange, async ({ shop, viewer, input }) => {
    await shop.changeName(viewer, input);
    return { goTo: paths.account(), flash: { message: 'Your name is saved.' } };
  }),
  password: on(passwordChange, async ({ shop, viewer, input, context }) => {
    await shop.changePassword(viewer, input, context.token ?? '');
    return { goTo: paths.account(), flash: { message: 'Your password is changed. Other devices are signed out.' } };
  }),
  'end-session': on(z.strictObject({ sessionId: id }), async ({ shop, viewer, input }) => {
    await shop.endSession(viewer, input.sessionId);
    return { goTo: paths.account(), flash: { message: 'That device is signed out.' } };
  }),
  'end-all': on(z.strictObject({}), async ({ shop, viewer, context }) => {
    await shop.endAllSessions(viewer);
    const headers = { 'Set-Cookie': endedSessionCookie(context), 'Clear-Site-Data': '"cache"' };
    return { goTo: paths.login(), flash: { message: 'You are signed out everywhere.' }, headers, reloads: true };
  }),
});

export const clientAction = keepTyped;

export const meta = () => pageTitle('Account');

export default function AccountPage() {
  const { sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const viewer = useViewer();
  const badges = (
    <span className="flex flex-wrap items-center gap-1.5">
      <span className="w-full sm:w-auto">{viewer.email}</span>
      <Badge tone="accent" className="capitalize">
        {viewer.role}
      </Badge>
      <Badge>{viewer.country.name}</Badge>
    </span>
  );
  return (
    <>
      <PageHeader title="Account" intro={badges} />
      <AccountLinks viewer={viewer} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          <NameForm name={viewer.name} problem={problemOf(answer, 'name')} />
          <PasswordForm key={sessions.length} email={viewer.email} problem={problemOf(answer, 'password')} />
        </div>
        <SessionList sessions={sessions} problem={problemOf(answer, 'end-session')} />
      </div>
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
