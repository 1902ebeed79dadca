/** What makes a country one that Slooze can serve: judged by the platform's own tables (ECMA-402). */
import { z } from 'zod';
import { fractionDigits } from './money';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217, with at most the two decimals that amounts are kept with. */
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, { error: 'Please give a currency code such as EUR.', abort: true })
  .refine((code) => CURRENCIES.has(code), { error: 'This currency is not known.', abort: true })
  .refine((code) => fractionDigits(code) <= 2, 'Currencies with more than two decimals are not supported.');

/** BCP 47, for example de-DE; written the standard way afterwards. */
export const locale = z
  .string()
  .trim()
  .max(35, 'Please give a locale such as de-DE.')
  .transform((tag, context) => {
    const [known] = supported(tag);
    if (known) return known;
    context.addIssue({ code: 'custom', message: 'Please give a locale such as de-DE.' });
    return z.NEVER;
  });

function supported(tag: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag);
  } catch {
    // A tag of the wrong form throws; an unknown one is merely not supported.
    return [];
  }
}

/** IANA, for example Europe/Berlin. */
export const timeZone = z.string().trim().refine(isTimeZone, 'Please give a time zone such as Europe/Berlin.');

function isTimeZone(name: string): boolean {
  // Asked by trying: the platform's list names one alias a zone, and not always the one people use.
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$|^UTC$/.test(name);
  } catch {
    return false;
  }
}
