import { Form } from '@remix-run/react';
import type { FormProblem } from '../http/form-problem';
import { Field } from './field';
import { FormError } from './form-error';
import { SubmitButton } from './submit-button';
import { Card, CardTitle } from './ui/card';
import { Input } from './ui/input';

export function NameForm({ name, problem }: { name: string; problem: FormProblem | null }) {
  return (
    <Card>
      <CardTitle>Name</CardTitle>
      <Form method="post" className="mt-4 grid gap-4">
        <FormError problem={problem} />
        <Field label="Your name" name="name" hint="Shown on your orders." defaultValue={name} problem={problem}>
          {(control) => <Input {...control} required maxLength={100} autoComplete="name" />}
        </Field>
        <SubmitButton intent="name" busyLabel="Saving…" variant="outline" className="justify-self-start">
          Save the name
        </SubmitButton>
      </Form>
    </Card>
  );
}
