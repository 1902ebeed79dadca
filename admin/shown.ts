import { Country } from '../db';
import { formatMoney, parseDecimal } from '../domain/rules/money';
import type { Country as CountryFacts } from '../domain/rules/viewer';

/** Every country by its name, to write amounts and times as people there do. Call it inside the transaction of the rows. */
export async function readCountries(): Promise<ReadonlyMap<string, CountryFacts>> {
  const rows = (await Country.findAll({ raw: true })) as unknown as CountryFacts[];
  return new Map(rows.map((country) => [country.name, country]));
}

/** The time zone of a country; undefined when there is no such country. Call it inside a transaction, too. */
export async function timeZoneOf(country: string): Promise<string | undefined> {
  return (await Country.findByPk(country, { attributes: ['timeZone'] }))?.timeZone;
}

/** A decimal of the database as people of the country write money: ₹320.00. */
export const asMoney = (decimal: unknown, currency: string, locale: string) =>
  formatMoney({ minor: parseDecimal(String(decimal)), currency }, locale);

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment on the clocks of the country, named so that nobody takes it for another: 22 Nov 2026, 14:05 IST. */
export function asMoment(moment: unknown, { locale, timeZone }: Pick<CountryFacts, 'locale' | 'timeZone'>): string {
  if (!(moment instanceof Date)) return '';
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short', timeZone });
    formats.set(key, format);
  }
  return format.format(moment);
}
