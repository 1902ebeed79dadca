import { Form } from '@remix-run/react';
import type { Person } from '../../domain/rules/records';
import type { FormProblem } from '../http/form-problem';
import { Field } from './field';
import { FormError } from './form-error';
import { SubmitButton } from './submit-button';
import { Card, CardTitle } from './ui/card';
import { Input } from './ui/input';
import { RadioCards } from './ui/radio-cards';
import { Select } from './ui/select';

interface AddPaymentMethodProps {
  people: (Person & { country: string })[];
  problem: FormProblem | null;
}

/** For admins: a card for somebody, picked by name and e-mail. */
export function AddPaymentMethod({ people, problem }: AddPaymentMethodProps) {
  return (
    <Card className="lg:sticky lg:top-24">
      <CardTitle>Add a card</CardTitle>
      <Form method="post" className="mt-4 grid gap-4">
        <FormError problem={problem} />
        <Field label="Person" name="userId" problem={problem} defaultValue="">
          {(control) => (
            <Select {...control} required>
              <option value="" disabled>
                Choose a person
              </option>
              {people.map(({ id, name, email, country }) => (
                <option key={id} value={id}>
                  {name} · {email} · {country}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Last four digits" name="cardLast4" problem={problem}>
          {(control) => (
            <Input {...control} required inputMode="numeric" pattern="[0-9]{4}" maxLength={4} autoComplete="off" placeholder="4242" />
          )}
        </Field>
        <RadioCards
          legend="Type"
          name="type"
          options={[
            { value: 'credit', label: 'Credit' },
            { value: 'debit', label: 'Debit' },
          ]}
          defaultValue={problem?.values.type ?? 'credit'}
          className="grid-cols-2"
        />
        <SubmitButton intent="add" busyLabel="Adding…">
          Add the card
        </SubmitButton>
      </Form>
    </Card>
  );
}
