import { type Check, never } from './drill';
import type { Load } from './load';
import { type Outcome, slowest, troubles, type Window } from './outcomes';
import type { Scene } from './scene';

/** Ends the load and looks whether everything that was promised is there: the end of nearly every drill. */
export async function promisesKept(scene: Scene, load: Load): Promise<Check[]> {
  const { acknowledged, lost, doubled, wrongTotals, stillOpen, refused, broken } = await scene.settle(load);
  const outside = scene.outcomes.failedOutside();
  const otherwise = { doubled, wrongTotals, stillOpen, refused, broken };
  return [
    { what: 'orders acknowledged', measured: acknowledged, least: 1 },
    never('of them lost', lost),
    never('other promises and invariants broken', doubled + wrongTotals + stillOpen + refused + broken.reduce((sum, { rows }) => sum + rows, 0), otherwise),
    never('requests failed apart from the fault', outside.length, troubles(outside)),
    never('defects in the log', scene.complaints.length, scene.complaints[0]),
  ];
}

const isTurnedAway = ({ status, retryAfter }: Outcome) => status === 503 && retryAfter !== undefined;

/** While the database is not there everybody is turned away quickly, told when to come back, and nothing else goes wrong. */
export function turnedAway(scene: Scene, window: Window, mostSeconds: number): Check[] {
  const failed = scene.outcomes.failedWithin(window);
  const others = failed.filter((outcome) => !isTurnedAway(outcome));
  return [
    { what: 'answers 503 with Retry-After', measured: failed.length - others.length, least: 1 },
    never('failed otherwise', others.length, troubles(others)),
    { what: 'slowest answer', measured: slowest(scene.outcomes.within(window)) / 1000, most: mostSeconds, unit: 's' },
  ];
}

/** The instances have not ended by themselves. */
export const noRestarts = (scene: Scene): Check => never('restarts of Slooze', scene.instances.reduce((sum, { lives }) => sum + lives.length - 1, 0));
