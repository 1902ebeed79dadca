import { Form, Link, useSubmit } from '@remix-run/react';
import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { ORDER_STATUSES } from '../../domain/rules/order-status';
import type { OrderFilter } from '../../domain/rules/inputs';
import type { Country } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { Field } from './field';
import { Button } from './ui/button';
import { Input } from './ui/input';
import { Select } from './ui/select';

interface OrderFiltersProps {
  filter: OrderFilter;
  /** What was wrong with which value in the address. */
  problems: Record<string, string>;
  countries: Country[];
}

/** Which orders to show: part of the address, so that it can be kept and sent. */
export function OrderFilters({ filter, problems, countries }: OrderFiltersProps) {
  const submit = useSubmit();
  const problem = { intent: null, values: {}, error: { code: 'invalid', message: '', fields: problems } };
  const isFiltered = Boolean(filter.status ?? filter.country ?? filter.from ?? filter.to);
  return (
    <details className="group mb-6 rounded-xl folds-on-phones border bg-card shadow-sm" open={Object.keys(problems).length > 0}>
      <summary className="flex h-12 items-center gap-2 px-4 text-sm font-medium">
        <SlidersHorizontal aria-hidden className="size-4 text-muted-foreground" />
        <span className="min-w-0 flex-1 truncate">{isFiltered ? `Only ${wordsOf(filter)}` : 'Filter'}</span>
        <ChevronDown aria-hidden className="size-4 text-muted-foreground transition-transform group-open:rotate-180" />
      </summary>
      <Form
        key={JSON.stringify(filter)}
        action={paths.orders()}
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
        className="grid items-start gap-3 px-3 pb-3 min-[22rem]:grid-cols-2 sm:flex sm:flex-wrap sm:p-4"
      >
        <Field label="Status" name="status" problem={problem} defaultValue={filter.status ?? ''}>
          {(control) => (
            <Select {...control} className="capitalize">
              <option value="">All</option>
              {ORDER_STATUSES.map((status) => (
                <option key={status}>{status}</option>
              ))}
            </Select>
          )}
        </Field>
        {countries.length > 1 && (
          <Field label="Country" name="country" problem={problem} defaultValue={filter.country ?? ''}>
            {(control) => (
              <Select {...control}>
                <option value="">All</option>
                {countries.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label="From" name="from" problem={problem} defaultValue={filter.from}>
          {(control) => <Input {...control} type="date" />}
        </Field>
        <Field label="Until" name="to" problem={problem} defaultValue={filter.to}>
          {(control) => <Input {...control} type="date" />}
        </Field>
        <noscript className="col-span-full sm:self-end">
          <Button variant="outline">Show</Button>
        </noscript>
        {isFiltered && (
          <Button asChild variant="ghost" className="col-span-full sm:ml-auto sm:self-end">
            <Link to={paths.orders()}>Show all</Link>
          </Button>
        )}
      </Form>
    </details>
  );
}

const wordsOf = ({ status, country, from, to }: OrderFilter) =>
  [status, country, from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(', ');
