import type { ResourceOptions, ResourceWithOptions } from 'adminjs';
import { type OfficeActions, standardActions } from '../actions';
import { SEARCH } from '../filters';
import { ScopedResource } from '../scoped-resource';
import type { TableRules } from '../table-rules';

type Names = readonly string[];

interface Presentation {
  /** The heading in the menu and over the list. */
  label: string;
  /** Beside the label in the menu; false keeps the table out of it. */
  icon: string | false;
  list: Names;
  show: Names;
  /** Fields of the form for a new row; the form for changing one has those the rules let change. */
  add?: Names;
  filter: Names;
  sort: { sortBy: string; direction: 'asc' | 'desc' };
  /** The columns left on a phone. */
  phone: Names;
  /** What calls a row by name in references and headings: a column, or `title` when `present` adds one. */
  title: string;
  properties?: NonNullable<ResourceOptions['properties']>;
  actions?: OfficeActions;
  /** Names of fields in plain English, where the column's own does not do. */
  words?: Readonly<Record<string, string>>;
}

/** One table's resource for AdminJS: its rules, and how it looks. */
export function officeResource(rules: TableRules, look: Presentation): ResourceWithOptions {
  const change = Object.keys(rules.keep?.change ?? {});
  const own = standardActions(rules);
  const actions: OfficeActions = {
    ...own,
    ...(look.add && { new: { ...own.new, layout: [...look.add] } }),
    ...(change.length > 0 && { edit: { ...own.edit, layout: change } }),
    ...look.actions,
  };
  return {
    resource: new ScopedResource(rules),
    options: {
      navigation: look.icon && { name: null, icon: look.icon },
      listProperties: [...look.list],
      showProperties: [...look.show],
      editProperties: look.add ? [...look.add] : change,
      filterProperties: [SEARCH, ...look.filter],
      titleProperty: look.title,
      sort: look.sort,
      properties: {
        [SEARCH]: { type: 'string', isVisible: { filter: true, list: false, show: false, edit: false } },
        ...(look.title in rules.model.getAttributes() ? {} : { [look.title]: { type: 'string', isVisible: false } }),
        ...propertiesOf(look),
      },
      actions,
      translations: {
        en: {
          labels: { [rules.model.tableName]: look.label },
          properties: { [SEARCH]: `Search ${rules.search.words}`, ...look.words },
          actions: { list: look.label, new: `Add ${rules.thing}`, edit: `Change ${rules.thing}`, show: 'Details' },
          messages: { noRecordsInResource: `There is nothing here yet.` },
        },
      },
    } as ResourceOptions,
  };
}

function propertiesOf({ list, phone, properties = {} }: Presentation): NonNullable<ResourceOptions['properties']> {
  // AdminJS keeps on phones what it takes for a title, and guesses that by column names.
  const titles = list.map((name) => [name, { ...properties[name], isTitle: phone.includes(name) }] as const);
  return { ...properties, ...Object.fromEntries(titles) };
}
