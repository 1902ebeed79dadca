import { Form } from '@remix-run/react';
import type { FormEvent, RefObject } from 'react';
import type { Role } from '../../domain/rules/viewer';
import { Badge } from './ui/badge';

interface DemoPerson {
  name: string;
  email: string;
  password: string;
  role: Role;
  country: string;
}

interface DemoPeopleProps {
  people: DemoPerson[];
  redirectTo: string;
  /** The login form that a press fills in. Without JavaScript a press signs in directly. */
  form: RefObject<HTMLFormElement>;
}

/** The people a demo can be looked at through. */
export function DemoPeople({ people, redirectTo, form }: DemoPeopleProps) {
  const fill = (event: FormEvent, person: DemoPerson) => {
    event.preventDefault();
    for (const name of ['email', 'password'] as const) {
      const input = form.current?.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = person[name];
    }
    form.current?.querySelector<HTMLButtonElement>('button[value="sign-in"]')?.focus();
  };
  return (
    <section aria-labelledby="demo-people" className="mt-8 border-t pt-6">
      <h2 id="demo-people" className="text-sm font-medium">
        Look around as
      </h2>
      <ul className="mt-3 grid gap-2 min-[22rem]:grid-cols-2">
        {people.map((person) => (
          <li key={person.email}>
            <Form method="post" className="h-full" onSubmit={(event) => fill(event, person)}>
              <input type="hidden" name="redirectTo" value={redirectTo} />
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="password" value={person.password} />
              <button
                name="intent"
                value="sign-in"
                className="flex h-full w-full flex-col items-start gap-1 rounded-lg border px-3 py-2.5 text-left transition-colors hover:bg-muted"
              >
                <span className="text-sm font-medium">{person.name}</span>
                <span className="flex flex-wrap gap-1">
                  <Badge tone="accent" className="capitalize">
                    {person.role}
                  </Badge>
                  <Badge>{person.country}</Badge>
                </span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
