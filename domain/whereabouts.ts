import { QueryTypes } from 'sequelize';
import { sequelize } from '../db';
import { notFound } from './rules/errors';
import { type Ability, authorize } from './rules/policy';
import type { Viewer } from './rules/viewer';

/** What a write may name of another country; the words of `api_country_of`. */
export type Place = 'restaurant' | 'dish' | 'order';

/**
 * Refuses a write that names a thing of a country out of the viewer's reach: `forbidden`. For things that were not found,
 * because row-level security hides them as if they were nowhere; the database tells their country and nothing else.
 */
export async function refuseForeign(viewer: Viewer, ability: Ability, thing: Place, id: string): Promise<void> {
  const [found] = await sequelize().query<{ country: string | null }>('SELECT api_country_of($thing, $id) AS country', {
    bind: { thing, id },
    type: QueryTypes.SELECT,
  });
  if (found?.country) authorize(viewer, ability, { country: found.country });
}

/** The same, with `not_found` for a thing that is nowhere. */
export async function refuseUnseen(viewer: Viewer, ability: Ability, thing: Place, id: string): Promise<never> {
  await refuseForeign(viewer, ability, thing, id);
  throw notFound(thing);
}
