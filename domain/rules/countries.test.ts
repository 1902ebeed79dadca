import { expect, test } from 'vitest';
import { currency, locale, timeZone } from './countries';

test.each([
  [currency, ['EUR', 'jpy', ' INR '], ['XXQ', 'KWD', 'EURO', '']],
  [locale, ['de-DE', 'en-IN', 'hi'], ['xx-YY-', 'not a locale', '', 'qqq-ZZ']],
  [timeZone, ['Europe/Berlin', 'Asia/Kolkata', 'UTC'], ['Berlin', 'Mars/Olympus', '', '+02:00']],
])('a new country is described in terms the platform knows', (schema, good, bad) => {
  expect(good.filter((value) => !schema.safeParse(value).success)).toEqual([]);
  expect(bad.filter((value) => schema.safeParse(value).success)).toEqual([]);
});
