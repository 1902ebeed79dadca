import { z } from 'zod';
import { Menu, OrderItem } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { id, text } from '../../domain/rules/inputs';
import { fractionDigits, parseDecimal, toDecimal } from '../../domain/rules/money';
import { PICTURES, defaultPicture } from '../../domain/rules/pictures';
import type { Country } from '../../domain/rules/viewer';
import { inCatalog } from '../search';
import type { TableRules } from '../table-rules';
import { homesOf, pricesIn } from './dish-prices';
import { restaurantRules } from './restaurant-rules';

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
  search: inCatalog('api_menu'),
  order: ['name', 'price'],
  recordedAs: 'dish',
  keep: {
    ability: 'office.catalog.keep',
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
    advice: 'Mark it sold out instead.',
    instead: { action: 'sellOut', label: 'Mark sold out instead' },
  },
  related: [{ label: 'Order lines', model: OrderItem, key: 'menuId', see: 'office.orders.see' }],
  present: async (rows) => {
    const priceOf = await pricesIn(rows);
    for (const row of rows) row.shown = { price: priceOf(row), picture: row.picture ?? defaultPicture(String(row.name)) };
  },
};

async function countryOfRestaurant(restaurantId: string): Promise<Country> {
  return (await homesOf([{ restaurantId }])).get(restaurantId)!;
}
