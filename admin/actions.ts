import { type Action, type ActionContext, type ActionResponse, Filter } from 'adminjs';
import type { Ability } from '../domain/rules/policy';
import { SEARCH } from './filters';
import { MOST_PER_PAGE } from './row-reads';
import type { ScopedResource } from './scoped-resource';
import type { TableRules } from './table-rules';
import { mayThey } from './viewer-of';

export type OfficeAction = Partial<Action<ActionResponse>>;
export type OfficeActions = Record<string, OfficeAction>;

/** AdminJS's own actions, open to whoever the table's abilities allow; its unsafe handlers replaced. */
export function standardActions({ see, keep }: TableRules): OfficeActions {
  const whoever = (ability: Ability): OfficeAction => ({ isAccessible: (context: ActionContext) => mayThey(context, ability) });
  const nobody: OfficeAction = { isAccessible: false, isVisible: false };
  return {
    list: whoever(see),
    show: whoever(see),
    search: { ...whoever(see), handler: search },
    new: keep?.add ? whoever(keep.ability) : nobody,
    edit: keep?.change ? whoever(keep.ability) : nobody,
    delete: keep?.mayDelete ? whoever(keep.ability) : nobody,
    bulkDelete: keep?.mayDelete ? { ...whoever(keep.ability), handler: deleteAll } : nobody,
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

/** Deletes all chosen rows or none; AdminJS's own deletes some and fails. */
const deleteAll: OfficeAction['handler'] = async (request, _response, context) => {
  const { resource, h, currentAdmin, records = [] } = context;
  const json = records.map((record) => record.toJSON(currentAdmin));
  if (request.method !== 'post') return { records: json };
  const chosen = String(request.query?.recordIds).split(',');
  await (resource as ScopedResource).deleteAll(chosen, context);
  return {
    records: json,
    notice: { message: chosen.length > 1 ? 'successfullyBulkDeleted_plural' : 'successfullyBulkDeleted', options: { count: chosen.length }, type: 'success' },
    redirectUrl: h.resourceUrl({ resourceId: resource.decorate().id() }),
  };
};
