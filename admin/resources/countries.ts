import { QueryTypes } from 'sequelize';
import { z } from 'zod';
import { Country, Restaurant, User, sequelize } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { text } from '../../domain/rules/inputs';
import { fractionDigits } from '../../domain/rules/money';
import { inColumns } from '../search';
import type { TableRules } from '../table-rules';
import { officeResource } from './office-resource';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

const currency = text(3)
  .transform((code) => code.toUpperCase())
  .refine((code) => CURRENCIES.has(code), 'This is not a currency of ISO 4217, such as EUR.')
  .refine((code) => !CURRENCIES.has(code) || fractionDigits(code) <= 2, 'Slooze keeps two decimals; this currency has more.');

const locale = text(35).transform((tag, context) => {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(tag);
    if (known) return known;
  } catch {
    // A tag of the wrong form throws; an unknown one is merely not supported.
  }
  context.addIssue({ code: 'custom', message: 'This is not a language tag, such as de-DE.' });
  return z.NEVER;
});

const timeZone = text(60).refine(isTimeZone, 'This is not a time zone, such as Europe/Berlin.');

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // Offsets are zones to JavaScript, and the other way round to PostgreSQL.
    return /^[A-Z]/i.test(zone);
  } catch {
    return false;
  }
}

const CHANGEABLE = { currency, locale, timeZone };

export const countryRules: TableRules<Country> = {
  model: Country,
  thing: 'country',
  see: 'office.countries.see',
  search: inColumns('name, currency', 'name', 'currency'),
  keep: {
    ability: 'office.countries.keep',
    recordedAs: 'country',
    add: { name: text(60), ...CHANGEABLE },
    change: CHANGEABLE,
    mayDelete: true,
    taken: { api_country_pkey: { field: 'name', message: 'This country exists already.' } },
    judge: async ({ before, after }) => {
      if (before?.timeZone !== after.timeZone) await assertKnownToDatabase(String(after.timeZone));
      if (before && before.currency !== after.currency) await assertUnpriced(before);
    },
    countryOf: async (country) => country.name,
    dependents: [
      { model: User, key: 'country', one: 'person', many: 'people' },
      { model: Restaurant, key: 'country', one: 'restaurant', many: 'restaurants' },
    ],
    advice: 'Move or delete those first.',
  },
};

// Reports count days by the country's clocks inside PostgreSQL, which has its own list of zones.
async function assertKnownToDatabase(zone: string): Promise<void> {
  const found = await sequelize().query('SELECT 1 FROM pg_timezone_names WHERE name = $zone', { bind: { zone }, type: QueryTypes.SELECT });
  if (found.length === 0) throw invalidField('timeZone', 'This is not a time zone, such as Europe/Berlin.');
}

// A price is a number; in another currency it would mean something else overnight.
async function assertUnpriced({ name, currency: present }: Record<string, unknown>): Promise<void> {
  const restaurant = await Restaurant.findOne({ where: { country: String(name) }, attributes: ['id'] });
  if (restaurant) throw invalidField('currency', `Restaurants of this country have prices in ${present}; the currency stays.`);
}

export const countries = () =>
  officeResource(countryRules, {
    label: 'Countries',
    icon: 'Globe',
    list: ['name', 'currency', 'locale', 'timeZone'],
    show: ['name', 'currency', 'locale', 'timeZone'],
    add: ['name', 'currency', 'locale', 'timeZone'],
    filter: ['currency'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['name', 'currency'],
    title: 'name',
    properties: {
      name: { isVisible: true, isRequired: true, description: 'Its name is its key: it cannot be changed later.' },
      currency: { description: 'ISO 4217, for example EUR.' },
      locale: { description: 'How numbers and dates are written, for example de-DE.' },
      timeZone: { description: 'For example Europe/Berlin.' },
    },
    words: { timeZone: 'Time zone' },
  });
