import type { Model, ModelStatic } from 'sequelize';
import { reach } from './rules/policy';
import type { Viewer } from './rules/viewer';

/** Where somebody browses: one country, by its name, or everywhere. What is read for an area is the same for everybody. */
export type Area = string;
/** No country is called so, and nobody whose reach is a country passes `authorize` with it. */
export const EVERYWHERE: Area = '';

/** The viewer's own country; for those who see several the one they ask for, or else all. */
export function areaOf(viewer: Viewer, asked?: string): Area {
  if (reach(viewer, 'catalog.browse') !== 'everywhere') return viewer.country.name;
  return asked ?? EVERYWHERE;
}

/** The rows of a model that lie in an area. */
export const within = <M extends Model>(model: ModelStatic<M>, area: Area): ModelStatic<M> =>
  model.scope({ method: [area === EVERYWHERE ? 'everywhere' : 'country', { country: { name: area } }] }) as ModelStatic<M>;
