import { expect, it } from 'vitest';
import { orderFilter } from '../../domain/rules/inputs';
import { readQuery } from './query.server';

const read = (query: string) => readQuery(new URL(`https://slooze.example/orders${query}`), orderFilter);

it('reads what it knows', () => {
  expect(read('?status=confirmed&from=2026-11-01').values).toEqual({ status: 'confirmed', from: '2026-11-01' });
});

it('leaves out what is wrong, and says why', () => {
  const { values, problems } = read('?status=eaten&from=yesterday&country=India');
  expect(values).toEqual({ country: 'India' });
  expect(problems).toEqual({ status: 'Unknown status.', from: 'Please give a date such as 2026-11-22.' });
});

it('does not mind keys that are empty, unknown or repeated', () => {
  expect(read('?status=&colour=red&country=UK&country=USA')).toEqual({ values: { country: 'UK' }, problems: {} });
});
