import type { Model, ModelStatic } from 'sequelize';
import { notFound } from './rules/errors';
import type { Ability } from './rules/policy';
import type { Viewer } from './rules/viewer';
import { visible } from './visible';

/**
 * The rows with these ids, locked for a change, all of them: throws `not_found` when one is not the viewer's to see.
 * Locked in one order always, so that two people acting upon the same rows take turns.
 */
export async function lockChosen<M extends Model>(
  model: ModelStatic<M>,
  viewer: Viewer,
  { ability, ids, thing }: { ability: Ability; ids: readonly string[]; thing: string },
): Promise<M[]> {
  const chosen = [...new Set(ids)];
  const rows = await visible(model, viewer, ability).findAll({
    where: { [model.primaryKeyAttribute]: chosen } as never,
    order: [model.primaryKeyAttribute],
    lock: true,
  });
  if (rows.length < chosen.length) throw notFound(thing);
  return rows;
}
