import { Country, Order, Restaurant, User } from '../../db';
import { showTo } from '../../domain/acting-as';
import { assertKnownToDatabase, assertUnpriced } from '../../domain/countries';
import { currency, locale, timeZone } from '../../domain/rules/countries';
import { text } from '../../domain/rules/inputs';
import { inColumns } from '../search';
import type { TableRules } from '../table-rules';
import { officeResource } from './office-resource';

const CHANGEABLE = { currency, locale, timeZone };

export const countryRules: TableRules<Country> = {
  model: Country,
  thing: 'country',
  see: 'office.countries.see',
  search: inColumns('name, currency', 'name', 'currency'),
  order: ['name', 'currency'],
  recordedAs: 'country',
  related: [
    { label: 'Restaurants', model: Restaurant, key: 'country', see: 'office.catalog.keep' },
    { label: 'People', model: User, key: 'country', see: 'office.people.see' },
    { label: 'Orders', model: Order, key: 'country', see: 'office.orders.see' },
  ],
  keep: {
    ability: 'office.countries.keep',
    add: { name: text(60), ...CHANGEABLE },
    change: CHANGEABLE,
    mayDelete: true,
    taken: { api_country_pkey: { field: 'name', message: 'This country exists already.' } },
    judge: async ({ before, after }) => {
      if (before?.timeZone !== after.timeZone) await assertKnownToDatabase(String(after.timeZone));
      if (before && before.currency !== after.currency) await assertUnpriced(String(before.name), String(before.currency));
    },
    // A new country is not among those the transaction was told of, and its audit entry lies there.
    settle: (viewer) => showTo(viewer),
    countryOf: async (country) => country.name,
    dependents: [
      { model: User, key: 'country', one: 'person', many: 'people' },
      { model: Restaurant, key: 'country', one: 'restaurant', many: 'restaurants' },
    ],
    advice: 'Move or delete those first.',
  },
};

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
