import type { Shop } from '../../domain';
import { component } from '../component-files';
import { importCsv } from '../csv/import-action';
import { dishImport } from '../csv/import-dishes';
import { PICTURE_CHOICES } from './choices';
import { type DishActs, dishActs } from './dish-acts';
import { menuRules } from './menu-rules';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';

export const menus = (shop: Pick<Shop, DishActs>) =>
  officeResource(menuRules, {
    label: 'Dishes',
    icon: 'BookOpen',
    list: ['picture', 'name', 'restaurantId', 'price', 'isAvailable'],
    show: ['picture', 'name', 'restaurantId', 'price', 'description', 'isAvailable', 'id'],
    add: ['restaurantId', 'name', 'price', 'description', 'picture', 'isAvailable'],
    filter: ['restaurantId', 'price', 'isAvailable'],
    sort: { sortBy: 'name', direction: 'asc' },
    phone: ['picture', 'name', 'price'],
    title: 'name',
    copies: true,
    properties: {
      description: { type: 'textarea', isRequired: false, props: { rows: 3 } },
      price: { ...SHOWN_TEXT, props: { inputMode: 'decimal' }, description: "In the currency of the restaurant's country." },
      picture: {
        availableValues: PICTURE_CHOICES,
        components: { list: component('PictureValue'), show: component('PictureValue') },
        description: 'Without one, a picture is chosen by the name.',
      },
      isAvailable: { custom: { initial: true }, description: 'Off: sold out; it stays on the menu but cannot be ordered.' },
    },
    actions: { ...dishActs(shop), importCsv: importCsv(menuRules, dishImport) },
    words: { restaurantId: 'Restaurant', isAvailable: 'Available', id: 'Id' },
    acts: { sellOut: 'Mark sold out', putBack: 'Back on the menu', sellOutChosen: 'Mark sold out', putBackChosen: 'Back on the menu', changePrices: 'Change prices' },
  });
