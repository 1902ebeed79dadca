import { z } from 'zod';
import { Menu, OrderItem, Restaurant } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { id, text } from '../../domain/rules/inputs';
import { fractionDigits, parseDecimal, toDecimal } from '../../domain/rules/money';
import { PICTURES, defaultPicture } from '../../domain/rules/pictures';
import type { Country } from '../../domain/rules/viewer';
import { component } from '../component-files';
import { asMoney, readCountries } from '../shown';
import { inColumns } from '../search';
import type { Row, TableRules } from '../table-rules';
import { PICTURE_CHOICES } from './choices';
import { officeResource } from './office-resource';
import { restaurantRules } from './restaurants';

const price = z
  .string('Please enter an amount such as 320 or 12.50.')
  .trim()
  .regex(/^\d{1,8}(\.\d{1,2})?$/, 'Please enter an amount such as 320 or 12.50.')
  .transform((amount) => toDecimal(parseDecimal(amount)))
  .refine((amount) => parseDecimal(amount) > 0, 'The price must be more than nothing.');

const CHANGEABLE = {
  name: text(100),
  price,
  description: text(500, 0).default(''),
  picture: z.enum(PICTURES, 'Please choose one of the pictures.').nullable().default(null),
  isAvailable: z.boolean().default(true),
};

export const menuRules: TableRules<Menu> = {
  model: Menu,
  thing: 'dish',
  see: 'office.catalog.keep',
  search: inColumns('name, description', 'name', 'description'),
  keep: {
    ability: 'office.catalog.keep',
    recordedAs: 'dish',
    add: { restaurantId: id, ...CHANGEABLE },
    change: CHANGEABLE,
    mayDelete: true,
    references: { restaurantId: restaurantRules },
    judge: async ({ after }) => {
      const { currency } = await countryOfRestaurant(String(after.restaurantId));
      if (fractionDigits(currency) === 0 && parseDecimal(String(after.price)) % 100 !== 0) {
        throw invalidField('price', `Amounts in ${currency} have no decimals.`);
      }
    },
    countryOf: async (dish) => (await countryOfRestaurant(dish.restaurantId)).name,
    dependents: [{ model: OrderItem, key: 'menuId', one: 'order line', many: 'order lines' }],
    advice: 'Mark it sold out instead: switch "Available" off.',
  },
  present: async (rows) => {
    const homes = await homesOf(rows);
    for (const row of rows) {
      const { currency, locale } = homes.get(String(row.restaurantId))!;
      row.shown = { price: asMoney(row.price, currency, locale), picture: row.picture ?? defaultPicture(String(row.name)) };
    }
  },
};

async function homesOf(dishes: Row[]): Promise<ReadonlyMap<string, Country>> {
  const countries = await readCountries();
  const ids = [...new Set(dishes.map(({ restaurantId }) => String(restaurantId)))];
  const rows = await Restaurant.findAll({ where: { id: ids }, attributes: ['id', 'country'], raw: true });
  return new Map(rows.map((row) => [row.id, countries.get(row.country)!]));
}

async function countryOfRestaurant(restaurantId: string): Promise<Country> {
  return (await homesOf([{ restaurantId }])).get(restaurantId)!;
}

export const menus = () =>
  officeResource(menuRules, {
    label: 'Dishes',
    icon: 'BookOpen',
    list: ['picture', 'name', 'restaurantId', 'price', 'isAvailable'],
    show: ['picture', 'name', 'restaurantId', 'price', 'description', 'isAvailable', 'id'],
    add: ['restaurantId', 'name', 'price', 'description', 'picture', 'isAvailable'],
    filter: ['restaurantId', 'price', 'isAvailable'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['name', 'price'],
    title: 'name',
    properties: {
      description: { type: 'textarea', isRequired: false, props: { rows: 3 } },
      price: {
        components: { list: component('ShownText'), show: component('ShownText'), filter: component('RangeFilter') },
        description: "In the currency of the restaurant's country.",
      },
      picture: {
        availableValues: PICTURE_CHOICES,
        components: { list: component('PictureValue'), show: component('PictureValue') },
        description: 'Without one, a picture is chosen by the name.',
      },
      isAvailable: { custom: { initial: true }, description: 'Off: sold out; it stays on the menu but cannot be ordered.' },
    },
    words: { restaurantId: 'Restaurant', isAvailable: 'Available', id: 'Id' },
  });
