import { Form } from '@remix-run/react';
import type { PeoplePage } from '../../domain/rules/records';
import type { FormProblem } from '../http/form-problem';
import { paths } from '../paths';
import { Field } from './field';
import { FormError } from './form-error';
import { SubmitButton } from './submit-button';
import { Button } from './ui/button';
import { Card, CardTitle } from './ui/card';
import { Input } from './ui/input';
import { RadioCards } from './ui/radio-cards';
import { Select } from './ui/select';

interface AddPaymentMethodProps extends PeoplePage {
  /** What the people were looked for by. */
  search: string | undefined;
  problem: FormProblem | null;
}

/** For admins: a card for somebody, picked by name and e-mail; where there are too many people to list, found first. */
export function AddPaymentMethod({ people, isMore, search, problem }: AddPaymentMethodProps) {
  const isSearched = isMore || Boolean(search);
  const mayChoose = Boolean(search) || !isMore;
  return (
    <Card className="lg:sticky lg:top-24">
      <CardTitle>Add a card</CardTitle>
      {isSearched && <FindPerson search={search} hint={hintOf(people.length, isMore, search)} />}
      {mayChoose && people.length > 0 && <CardForm people={people} problem={problem} />}
    </Card>
  );
}

function hintOf(count: number, isMore: boolean, search: string | undefined): string {
  if (!search) return 'There are too many people to list.';
  if (count === 0) return 'Nobody goes by that name or e-mail. Try a shorter word.';
  return isMore ? `The first ${count} people. Type more to find the others.` : `${count} ${count === 1 ? 'person' : 'people'} found.`;
}

function FindPerson({ search, hint }: { search: string | undefined; hint: string }) {
  return (
    <Form action={paths.paymentMethods()} role="search" className="mt-4 flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <Field label="Find the person" name="person" hint={hint} defaultValue={search}>
          {(control) => <Input {...control} type="search" required maxLength={100} autoComplete="off" placeholder="Name or e-mail" />}
        </Field>
      </div>
      <Button variant="outline" className="mt-5.5">
        Find
      </Button>
    </Form>
  );
}

function CardForm({ people, problem }: Pick<AddPaymentMethodProps, 'people' | 'problem'>) {
  return (
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
  );
}
