import { type ActionContext, Filter } from 'adminjs';
import type { Ability } from '../domain/rules/policy';
import { component } from './component-files';
import { deletingOf } from './deleting';
import { SEARCH } from './filters';
import { historyOf } from './history';
import type { OfficeAction, OfficeActions } from './office-action';
import { MOST_PER_PAGE } from './list-bounds';
import type { TableRules } from './table-rules';
import { mayThey } from './viewer-of';


const NOBODY: OfficeAction = { isAccessible: false, isVisible: false };

/** AdminJS's own actions, open to whoever the table's abilities allow; its pages and unsafe handlers replaced. */
export function standardActions(rules: TableRules): OfficeActions {
  const { see, keep, recordedAs } = rules;
  const whoever = (ability: Ability): OfficeAction => ({ isAccessible: (context: ActionContext) => mayThey(context, ability) });
  const form = { component: component('RecordForm') };
  return {
    list: { ...whoever(see), component: component('OfficeList'), showFilter: false, showResourceActions: false },
    show: { ...whoever(see), component: component('RecordPage') },
    search: { ...whoever(see), handler: search },
    new: keep?.add ? { ...whoever(keep.ability), ...form } : NOBODY,
    edit: keep?.change ? { ...whoever(keep.ability), ...form } : NOBODY,
    ...(keep?.mayDelete ? deletingOf(rules) : { delete: NOBODY, bulkDelete: NOBODY }),
    ...(recordedAs && { history: historyOf(rules) }),
  };
}

/** Finds rows for a reference field by any of the searched columns; AdminJS's own looks into whichever column is asked. */
const search: OfficeAction['handler'] = async (request, _response, context) => {
  const query = request.params.query ?? '';
  const filter = new Filter(query ? { [SEARCH]: query } : {}, context.resource);
  const sort = context.resource.decorate().options.sort;
  const records = await context.resource.find(filter, { limit: MOST_PER_PAGE, sort }, context);
  const choices = records.map((record) => record.toJSON(context.currentAdmin));
  // Two people may share a name: a choice says more than a title.
  return { records: choices.map((choice) => ({ ...choice, title: (choice.params['shown.choice'] as string | undefined) ?? choice.title })) };
};
