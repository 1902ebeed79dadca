import { Form } from '@remix-run/react';
import type { FormProblem } from '../http/form-problem';
import { Field } from './field';
import { FormError } from './form-error';
import { SubmitButton } from './submit-button';
import { Card, CardTitle } from './ui/card';
import { Input } from './ui/input';

export function PasswordForm({ email, problem }: { email: string; problem: FormProblem | null }) {
  return (
    <Card>
      <CardTitle>Password</CardTitle>
      <Form method="post" className="mt-4 grid gap-4">
        {/* Password managers read from here whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <FormError problem={problem} />
        <Field label="Current password" name="current" problem={problem}>
          {(control) => <Input {...control} type="password" required maxLength={256} autoComplete="current-password" />}
        </Field>
        <Field label="New password" name="next" hint="At least 8 characters, not a common password, without your name or e-mail address." problem={problem}>
          {(control) => <Input {...control} type="password" required minLength={8} maxLength={256} autoComplete="new-password" />}
        </Field>
        <Field label="New password again" name="repeat" problem={problem}>
          {(control) => <Input {...control} type="password" required maxLength={256} autoComplete="new-password" />}
        </Field>
        <SubmitButton intent="password" busyLabel="Changing…" variant="outline" className="justify-self-start">
          Change the password
        </SubmitButton>
      </Form>
    </Card>
  );
}
