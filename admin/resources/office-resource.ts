import type { ResourceOptions, ResourceWithOptions } from 'adminjs';
import { standardActions } from '../actions';
import type { OfficeActions } from '../office-action';
import { SEARCH } from '../filters';
import { withDays } from '../list-days';
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
  /** Whether a row makes a good start for another: offers "save as new". */
  copies?: boolean;
  /** The column whose years, months and days one can step through. */
  days?: string;
  /** Names of the acts of the table. */
  acts?: Readonly<Record<string, string>>;
  /** Names of fields in plain English, where the column's own does not do. */
  words?: Readonly<Record<string, string>>;
}

/** One table's resource for AdminJS: its rules, and how it looks. */
export function officeResource(rules: TableRules, look: Presentation): ResourceWithOptions {
  const change = [...Object.keys(rules.keep?.change ?? {}), ...(rules.keep?.inlines ?? []).map(({ name }) => name)];
  const own = standardActions(rules);
  const actions: OfficeActions = {
    ...own,
    list: { ...own.list, custom: { days: look.days, words: rules.search.words }, ...(look.days && { after: [withDays(rules, look.days)] }) } as OfficeActions[string],
    ...(look.add && { new: { ...own.new, custom: { fields: look.add } } }),
    ...(change.length > 0 && { edit: { ...own.edit, custom: { fields: change, copies: look.copies } } }),
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
        ...propertiesOf(rules, look),
      },
      actions,
      translations: {
        en: {
          labels: { [rules.model.tableName]: look.label },
          properties: { [SEARCH]: `Search ${rules.search.words}`, ...look.words },
          actions: { list: look.label, new: `Add ${rules.thing}`, edit: `Change ${rules.thing}`, show: 'Details', ...look.acts },
          messages: { noRecordsInResource: `There is nothing here yet.` },
        },
      },
    } as ResourceOptions,
  };
}

function propertiesOf({ order }: TableRules, { list, phone, properties = {} }: Presentation): NonNullable<ResourceOptions['properties']> {
  // AdminJS keeps on phones what it takes for a title, and guesses that by column names.
  const titles = list.map((name) => [name, { ...properties[name], isTitle: phone.includes(name), isSortable: order.includes(name) }] as const);
  return { ...properties, ...Object.fromEntries(titles) };
}
