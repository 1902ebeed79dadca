import { expect, test } from 'vitest';
import { dayBounds } from './days';

const iso = ({ since, until }: ReturnType<typeof dayBounds>) => [since?.toISOString(), until?.toISOString()];

test('a day begins and ends at midnight of its own time zone', () => {
  const day = { from: '2026-11-22', to: '2026-11-22' };
  expect(iso(dayBounds(day, 'Asia/Kolkata'))).toEqual(['2026-11-21T18:30:00.000Z', '2026-11-22T18:30:00.000Z']);
  expect(iso(dayBounds(day, 'America/New_York'))).toEqual(['2026-11-22T05:00:00.000Z', '2026-11-23T05:00:00.000Z']);
});

test('the days clocks change are 23 and 25 hours long', () => {
  const hours = (date: string) => {
    const { since, until } = dayBounds({ from: date, to: date }, 'Europe/London');
    return (until!.getTime() - since!.getTime()) / 3_600_000;
  };
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
});
