import type { Restaurant } from '../../db';
import type { Shop } from '../../domain';
import { component } from '../component-files';
import type { TableRules } from '../table-rules';
import { switchActs } from './switch-acts';
import { importCsv } from '../csv/import-action';
import { restaurantImport } from '../csv/import-restaurants';
import { PICTURE_CHOICES } from './choices';
import { menuRules } from './menu-rules';
import { officeResource } from './office-resource';
import { restaurantRules } from './restaurant-rules';

const DISHES = { name: 'dishes', rules: menuRules, key: 'restaurantId', fields: ['name', 'price', 'description', 'isAvailable'] };

/** Restaurants with their dishes inside the form. */
const rules: TableRules<Restaurant> = { ...restaurantRules, keep: { ...restaurantRules.keep, inlines: [DISHES] } };

export const restaurants = (shop: Pick<Shop, 'activateRestaurants'>) =>
  officeResource(rules, {
    label: 'Restaurants',
    icon: 'Home',
    list: ['picture', 'name', 'country', 'description', 'isActive'],
    show: ['picture', 'name', 'country', 'description', 'isActive', 'dishes', 'id'],
    add: ['name', 'country', 'description', 'picture', 'isActive', 'dishes'],
    filter: ['country', 'isActive'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['picture', 'name', 'isActive'],
    title: 'name',
    copies: true,
    properties: {
      description: { type: 'textarea', isRequired: false, props: { rows: 3 } },
      picture: {
        availableValues: PICTURE_CHOICES,
        components: { list: component('PictureValue'), show: component('PictureValue') },
        description: 'Without one, a picture is chosen by the name.',
      },
      isActive: { custom: { initial: true }, description: 'Off: nobody sees it or orders from it.' },
      dishes: { components: { edit: component('DishesEdit'), show: component('DishesShow') }, isVisible: { show: true, edit: true, list: false, filter: false } },
    },
    actions: {
      importCsv: importCsv(restaurantRules, restaurantImport),
      ...switchActs({
      ability: 'office.catalog.keep',
      things: ['restaurant', 'restaurants'],
      warning: 'Nobody sees it or orders from it until it is activated again.',
      perform: shop.activateRestaurants,
      }),
    },
    words: { isActive: 'Active', id: 'Id' },
    acts: { activate: 'Activate', deactivate: 'Deactivate', activateChosen: 'Activate chosen', deactivateChosen: 'Deactivate chosen' },
  });
