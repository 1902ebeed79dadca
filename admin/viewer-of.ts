import { type CurrentAdmin, ForbiddenError } from 'adminjs';
import { type Ability, can } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import type { OfficeTheme } from './theme';

// AdminJS prints the whole object it takes for the person into the page, so the viewer rides beside it, not in it.
const viewers = new WeakMap<object, Viewer>();

/** What AdminJS may know of the person asking: harmless words only; `viewerOf` finds the rest. */
export function asCurrentAdmin(viewer: Viewer, theme: OfficeTheme): CurrentAdmin {
  const admin = { id: viewer.id, email: viewer.email, theme };
  viewers.set(admin, viewer);
  return admin;
}

/** The viewer behind the object AdminJS passes around. Nobody our guard has not let in is anybody: forbidden. */
export function viewerOf(source: { currentAdmin?: CurrentAdmin } | undefined): Viewer {
  const viewer = source?.currentAdmin && viewers.get(source.currentAdmin);
  if (!viewer) throw new ForbiddenError('Please sign in first.');
  return viewer;
}

/** For AdminJS's `isAccessible`, which takes every promise for yes: answers at once, and no for nobody. */
export function mayThey({ currentAdmin }: { currentAdmin?: CurrentAdmin }, ability: Ability): boolean {
  const viewer = currentAdmin && viewers.get(currentAdmin);
  return viewer !== undefined && can(viewer, ability);
}
