import { z } from 'zod';
import { Menu, Order, Restaurant } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { text } from '../../domain/rules/inputs';
import { PICTURES, defaultPicture } from '../../domain/rules/pictures';
import { component } from '../component-files';
import { inColumns } from '../search';
import type { Row, TableRules } from '../table-rules';
import { PICTURE_CHOICES } from './choices';
import { countryRules } from './countries';
import { officeResource } from './office-resource';

const FIELDS = {
  name: text(100),
  country: text(60),
  description: text(500, 0).default(''),
  picture: z.enum(PICTURES, 'Please choose one of the pictures.').nullable().default(null),
  isActive: z.boolean().default(true),
};

export const restaurantRules: TableRules<Restaurant> = {
  model: Restaurant,
  thing: 'restaurant',
  see: 'office.catalog.keep',
  search: inColumns('name, description', 'name', 'description'),
  keep: {
    ability: 'office.catalog.keep',
    recordedAs: 'restaurant',
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
    advice: 'Deactivate it instead: switch "Active" off.',
  },
  present: async (rows) => {
    for (const row of rows) row.shown = { picture: row.picture ?? defaultPicture(String(row.name)) };
  },
};

// Its prices would change their currency, and its orders belong to the country for ever.
async function assertMovable({ id }: Row): Promise<void> {
  for (const model of [Menu, Order] as (typeof Menu)[]) {
    const found = await model.findOne({ where: { restaurantId: String(id) }, attributes: ['id'] });
    if (found) throw invalidField('country', 'A restaurant with dishes or orders stays in its country. Add a new one there instead.');
  }
}

export const restaurants = () =>
  officeResource(restaurantRules, {
    label: 'Restaurants',
    icon: 'Home',
    list: ['picture', 'name', 'country', 'description', 'isActive'],
    show: ['picture', 'name', 'country', 'description', 'isActive', 'id'],
    add: ['name', 'country', 'description', 'picture', 'isActive'],
    filter: ['country', 'isActive'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['picture', 'name'],
    title: 'name',
    properties: {
      description: { type: 'textarea', isRequired: false, props: { rows: 3 } },
      picture: {
        availableValues: PICTURE_CHOICES,
        components: { list: component('PictureValue'), show: component('PictureValue') },
        description: 'Without one, a picture is chosen by the name.',
      },
      isActive: { custom: { initial: true }, description: 'Off: nobody sees it or orders from it.' },
    },
    words: { isActive: 'Active', id: 'Id' },
  });
