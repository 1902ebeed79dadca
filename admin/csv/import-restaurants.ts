import { Country, Restaurant } from '../../db';
import { invalidField } from '../../domain/rules/errors';
import { visible } from '../../domain/visible';
import type { Row } from '../table-rules';
import { type ImportRules, description, folded, groupedBy, picture, yesOrNo } from './import-rules';

/** A restaurant is known by its name within its country. */
export const restaurantImport: ImportRules = {
  columns: [
    { heading: 'Name', field: 'name', isKey: true, isRequired: true, guide: 'Says which restaurant is meant. A name that is not there yet is added.' },
    { heading: 'Country', field: 'country', isKey: true, guide: 'Needed to add a restaurant, or when two have the same name.' },
    description,
    picture,
    { heading: 'Active', field: 'isActive', ...yesOrNo, guide: 'yes or no. No: nobody sees it or orders from it.' },
  ],
  example: 'Name,Country,Description,Picture,Active\r\nGoa Grill,India,"Fish and rice, by the sea.",fish,yes\r\n',
  openMatcher: async (viewer) => {
    const countries = await visible(Country, viewer, 'office.countries.see').findAll({ attributes: ['name'], raw: true });
    const restaurants = (await visible(Restaurant, viewer, 'office.catalog.keep').findAll({ raw: true })) as unknown as Row[];
    const byName = groupedBy(restaurants, ({ name }) => folded(String(name)));
    return ({ name = '', country: typed = '' }) => {
      // A country nobody knows is handed on as it is: the form's own rules refuse it.
      const country = countries.find((one) => folded(one.name) === folded(typed))?.name ?? typed.trim();
      const named = byName.get(folded(name)) ?? [];
      const found = country ? named.filter((one) => one.country === country) : named;
      if (found.length > 1) {
        const where = country ? ` in ${country}. Rename one of them first.` : '. Say which one by a Country column.';
        throw invalidField('name', `There are ${found.length} restaurants called "${name}"${where}`, 'several');
      }
      return {
        found: found[0] ?? null,
        identity: String(found[0]?.id ?? `${folded(country)}/${folded(name)}`),
        title: [name, found[0]?.country ?? country].filter(Boolean).join(', '),
        keys: { name, country },
      };
    };
  },
};
