import { type CurrentAdmin, ForbiddenError } from 'adminjs';
import pLimit, { type LimitFunction } from 'p-limit';
import { type Ability, can } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import type { OfficeTheme } from './theme';

type Source = { currentAdmin?: CurrentAdmin } | undefined;

interface Asking {
  viewer: Viewer;
  oneAtATime: LimitFunction;
}

// AdminJS prints the whole object it takes for the person into the page, so the viewer rides beside it, not in it.
const askings = new WeakMap<object, Asking>();

/** What AdminJS may know of the person behind one request; all of it is printed into the page. `viewerOf` finds the rest. */
export function asCurrentAdmin(viewer: Viewer, theme: OfficeTheme): CurrentAdmin {
  const admin = { id: viewer.id, email: viewer.email, name: viewer.name, theme };
  askings.set(admin, { viewer, oneAtATime: pLimit(1) });
  return admin;
}

/** The viewer behind the object AdminJS passes around. Nobody our guard has not let in is anybody: forbidden. */
export const viewerOf = (source: Source): Viewer => askingOf(source).viewer;

/**
 * Does database work in the name of whoever asks, one piece at a time for each request: AdminJS looks up all references
 * of a list at once, and every piece holds a connection that the shop waits for.
 */
export function inTurn<T>(source: Source, work: (viewer: Viewer) => Promise<T>): Promise<T> {
  const { viewer, oneAtATime } = askingOf(source);
  return oneAtATime(() => work(viewer));
}

/** For AdminJS's `isAccessible`, which takes every promise for yes: answers at once, and no for nobody. */
export function mayThey({ currentAdmin }: { currentAdmin?: CurrentAdmin }, ability: Ability): boolean {
  const asking = currentAdmin && askings.get(currentAdmin);
  return asking !== undefined && can(asking.viewer, ability);
}

function askingOf(source: Source): Asking {
  const asking = source?.currentAdmin && askings.get(source.currentAdmin);
  if (!asking) throw new ForbiddenError('Please sign in first.');
  return asking;
}
