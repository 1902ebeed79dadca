import { Menu, Restaurant } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import type { Viewer } from '../../domain/rules/viewer';
import { visible } from '../../domain/visible';
import { readCountries } from '../shown';
import type { Row } from '../table-rules';
import { type Cells, type ImportRules, description, folded, groupedBy, picture, yesOrNo } from './import-rules';

/** A dish is known by its name within its restaurant, and that by its name, within a country where it must be. */
export const dishImport: ImportRules = {
  columns: [
    { heading: 'Restaurant', field: 'restaurantId', isKey: true, isRequired: true, guide: 'The name of a restaurant that is there already.' },
    { heading: 'Country', guide: 'Only needed when two restaurants have the same name.' },
    { heading: 'Name', field: 'name', isKey: true, isRequired: true, guide: 'Says which dish is meant. A name that is not there yet is added.' },
    { heading: 'Price', field: 'price', guide: "Such as 320 or 12.50, in the currency of the restaurant's country. Needed to add a dish." },
    { heading: 'Currency', guide: "May be left out. When it is there, it must be the restaurant's." },
    description,
    picture,
    { heading: 'Available', field: 'isAvailable', ...yesOrNo, guide: 'yes or no. No: sold out.' },
  ],
  example: 'Restaurant,Name,Price,Description,Picture,Available\r\nMumbai Masala,Fish Curry,240.50,"With coconut, mild.",curry-rice,yes\r\n',
  openMatcher: async (viewer, rows) => {
    const restaurantOf = await openRestaurants(viewer);
    const mentioned = new Set(rows.map(({ restaurant = '' }) => folded(restaurant)));
    const dishes = await dishesOf(viewer, restaurantOf.idsNamed(mentioned));
    return (cells) => {
      const { name = '' } = cells;
      const restaurant = restaurantOf.cells(cells);
      const found = dishes.get(identityOf(restaurant.id, name)) ?? [];
      if (found.length > 1) throw invalidField('name', `There are ${found.length} dishes called "${name}" at ${restaurant.name}. Rename one of them first.`, 'several');
      return {
        found: found[0] ?? null,
        identity: identityOf(restaurant.id, name),
        title: `${name}, ${restaurant.name}`,
        keys: { name, restaurantId: restaurant.id },
      };
    };
  },
};

const identityOf = (restaurantId: string, name: string) => `${restaurantId}/${folded(name)}`;

async function openRestaurants(viewer: Viewer) {
  const countries = await readCountries();
  const all = await visible(Restaurant, viewer, 'office.catalog.keep').findAll({ attributes: ['id', 'name', 'country'], order: ['country'], raw: true });
  const byName = groupedBy(all, ({ name }) => folded(name));
  return {
    idsNamed: (names: ReadonlySet<string>) => [...names].flatMap((name) => byName.get(name) ?? []).map(({ id }) => id),
    cells({ restaurant = '', country = '', currency = '' }: Cells) {
      const named = byName.get(folded(restaurant)) ?? [];
      const found = country.trim() ? named.filter((one) => folded(one.country) === folded(country)) : named;
      if (found.length > 1) throw invalidField('restaurantId', severalOf(restaurant, found.map((one) => one.country)), 'several');
      const [one] = found;
      if (!one) throw invalidField('restaurantId', `There is no restaurant "${restaurant}" here that is yours to see.`, 'not_found');
      const own = countries.get(one.country)!.currency;
      if (currency.trim() && currency.trim().toUpperCase() !== own) throw invalidField('currency', `Prices of ${one.name} are in ${own}.`);
      return one;
    },
  };
}

function severalOf(name: string, countries: string[]): string {
  const differ = new Set(countries).size === countries.length;
  const advice = differ ? `Say which one by a Country column: ${countries.join(' or ')}.` : 'Rename one of them first.';
  return `There are ${countries.length} restaurants called "${name}". ${advice}`;
}

async function dishesOf(viewer: Viewer, restaurantId: string[]): Promise<ReadonlyMap<string, Row[]>> {
  const found = await visible(Menu, viewer, 'office.catalog.keep').findAll({ where: { restaurantId }, raw: true });
  return groupedBy(found as unknown as Row[], (dish) => identityOf(String(dish.restaurantId), String(dish.name)));
}
