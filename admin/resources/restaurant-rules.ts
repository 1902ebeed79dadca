import { z } from 'zod';
import { Menu, Order, Restaurant } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { text } from '../../domain/rules/inputs';
import { PICTURES, defaultPicture } from '../../domain/rules/pictures';
import { inCatalog } from '../search';
import type { Row, TableRules } from '../table-rules';
import { countryRules } from './countries';

const FIELDS = {
  name: text(100),
  country: text(60),
  description: text(500, 0).default(''),
  picture: z.enum(PICTURES, 'Please choose one of the pictures.').nullable().default(null),
  isActive: z.boolean().default(true),
};

export const restaurantRules = {
  model: Restaurant,
  thing: 'restaurant',
  see: 'office.catalog.keep',
  search: inCatalog('api_restaurant'),
  order: ['name'],
  recordedAs: 'restaurant',
  keep: {
    ability: 'office.catalog.keep',
    add: FIELDS,
    change: FIELDS,
    mayDelete: true,
    references: { country: countryRules },
    judge: async ({ before, after }) => {
      if (before && before.country !== after.country) await assertMovable(before);
    },
    countryOf: async (restaurant) => restaurant.country,
    dependents: [
      { model: Menu, key: 'restaurantId', one: 'dish', many: 'dishes' },
      { model: Order, key: 'restaurantId', one: 'order', many: 'orders' },
    ],
    advice: 'Deactivate it instead.',
    instead: { action: 'deactivate', label: 'Deactivate instead' },
  },
  related: [
    { label: 'Dishes', model: Menu, key: 'restaurantId', see: 'office.catalog.keep' },
    { label: 'Orders', model: Order, key: 'restaurantId', see: 'office.orders.see' },
  ],
  present: async (rows) => {
    for (const row of rows) row.shown = { picture: row.picture ?? defaultPicture(String(row.name)) };
  },
} satisfies TableRules<Restaurant>;

// Its prices would change their currency, and its orders belong to the country for ever.
async function assertMovable({ id }: Row): Promise<void> {
  for (const model of [Menu, Order] as (typeof Menu)[]) {
    const found = await model.findOne({ where: { restaurantId: String(id) }, attributes: ['id'] });
    if (found) throw invalidField('country', 'A restaurant with dishes or orders stays in its country. Add a new one there instead.');
  }
}
