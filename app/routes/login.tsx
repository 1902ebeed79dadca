import { data, redirectDocument } from '@remix-run/node';
import { useActionData, useLoaderData, Form } from '@remix-run/react';
import { useRef } from 'react';
import { DemoPeople } from '../components/demo-people';
import { ErrorPanel } from '../components/error-panel';
import { Field } from '../components/field';
import { FormError } from '../components/form-error';
import { Picture } from '../components/picture';
import { SubmitButton } from '../components/submit-button';
import { Card } from '../components/ui/card';
import { Input } from '../components/ui/input';
import { problemOf } from '../http/form-problem';
import { keepTyped } from '../http/keep-typed';
import { publicPage } from '../http/page.server';
import { redirectTarget } from '../http/redirect-target';
import { endedSessionCookie, hasSessionCookie } from '../http/session-cookie.server';
import { signInAction } from '../http/sign-in.server';
import { pageTitle } from '../page-title';

export const loader = publicPage(async ({ viewer, shop, request, url, context }) => {
  const redirectTo = redirectTarget(url.searchParams.get('redirectTo'), context.publicOrigin);
  if (viewer) throw redirectDocument(redirectTo);
  // A cookie that no longer means anybody would only be carried around.
  const headers: HeadersInit = hasSessionCookie(request) ? { 'Set-Cookie': endedSessionCookie(context) } : {};
  return data({ redirectTo, people: context.demo ? shop.demoPeople() : [] }, { headers });
});

export const action = signInAction;

export const clientAction = keepTyped;

export const meta = () => pageTitle('Sign in');

export default function LoginPage() {
  const { redirectTo, people } = useLoaderData<typeof loader>();
  const problem = problemOf(useActionData<typeof action>(), 'sign-in');
  const form = useRef<HTMLFormElement>(null);
  return (
    <div className="mx-auto grid max-w-4xl items-start gap-8 pt-2 md:grid-cols-2 md:pt-10">
      <div className="hidden md:block">
        <Welcome />
      </div>
      <Card className="p-6 sm:p-8">
        <h1 className="text-2xl font-semibold tracking-tight">Sign in</h1>
        <p className="mt-1 mb-6 text-muted-foreground">Good food, ordered together.</p>
        <Form ref={form} method="post" className="grid gap-4">
          <input type="hidden" name="redirectTo" value={redirectTo} />
          <FormError problem={problem} />
          <Field label="E-mail" name="email" problem={problem}>
            {(control) => <Input {...control} type="email" autoComplete="username" required maxLength={254} />}
          </Field>
          <Field label="Password" name="password" problem={problem}>
            {(control) => <Input {...control} type="password" autoComplete="current-password" required maxLength={256} />}
          </Field>
          <SubmitButton intent="sign-in" busyLabel="Signing in…" size="lg" className="mt-2">
            Sign in
          </SubmitButton>
        </Form>
        {people.length > 0 && <DemoPeople people={people} redirectTo={redirectTo} form={form} />}
      </Card>
    </div>
  );
}

function Welcome() {
  return (
    <div className="grid gap-6 pt-6">
      <p className="text-4xl leading-tight font-semibold tracking-tight text-balance">Lunch for the whole office, in every country.</p>
      <p className="max-w-sm text-lg text-muted-foreground">
        Pick from the places near you, fill a cart together, and let somebody with the company card press the button.
      </p>
      <div className="grid max-w-sm grid-cols-3 gap-3">
        {['pizza', 'curry-rice', 'hamburger', 'hot-beverage', 'green-salad', 'flatbread'].map((name) => (
          <Picture key={name} name={name} size={56} className="aspect-square" isEager />
        ))}
      </div>
    </div>
  );
}

export const ErrorBoundary = ErrorPanel;
