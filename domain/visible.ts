import type { Model, ModelStatic } from 'sequelize';
import { authorize, reach, type Ability, type Reach } from './rules/policy';
import type { Viewer } from './rules/viewer';

/**
 * `visible` for a hot statement: the country it must keep to, or null for all of them. Throws `forbidden` when the viewer
 * lacks the ability altogether. For abilities that reach a country or everything, not for those of a person alone.
 */
export function visibleCountry(viewer: Viewer, ability: Ability): string | null {
  return allowedReach(viewer, ability) === 'everywhere' ? null : viewer.country.name;
}

/**
 * The rows of a model that exist for this viewer: every read and write of scoped rows starts here. Throws `forbidden`
 * when the viewer lacks the ability altogether.
 */
export function visible<M extends Model>(model: ModelStatic<M>, viewer: Viewer, ability: Ability): ModelStatic<M> {
  return model.scope({ method: [allowedReach(viewer, ability), viewer] }) as ModelStatic<M>;
}

function allowedReach(viewer: Viewer, ability: Ability): Reach {
  authorize(viewer, ability);
  return reach(viewer, ability)!;
}
