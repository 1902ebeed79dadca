import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject } from '../process.mjs';
import type { Profile } from './contender';

const MOST = 20;
// Waiting, and the profiler's own start and stop.
const NOT_WORK = new Set(['(idle)', '(program)', '(root)', 'dispatch']);

interface Share {
  name: string;
  share: number;
}

/** The functions, and the packages, that the server's main thread spent its time in themselves, without what they called. */
export function hottest(profile: Profile): { functions: Share[]; packages: Share[] } {
  const spent = new Map<number, number>();
  profile.samples?.forEach((id, index) => spent.set(id, (spent.get(id) ?? 0) + (profile.timeDeltas?.[index] ?? 0)));
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  let busy = 0;
  for (const { id, callFrame } of profile.nodes) {
    const time = spent.get(id) ?? 0;
    if (time === 0 || (NOT_WORK.has(callFrame.functionName) && !callFrame.url)) continue;
    busy += time;
    const place = placeOf(callFrame.url);
    const name = `${callFrame.functionName || '(anonymous)'}  ${place && `${place}:${callFrame.lineNumber + 1}`}`.trim();
    functions.set(name, (functions.get(name) ?? 0) + time);
    const room = packageOf(place) || callFrame.functionName;
    packages.set(room, (packages.get(room) ?? 0) + time);
  }
  const top = (shares: Map<string, number>) =>
    [...shares].toSorted(([, a], [, b]) => b - a).slice(0, MOST).map(([name, time]): Share => ({ name, share: time / busy }));
  return { functions: top(functions), packages: top(packages) };
}

export const profileText = (title: string, { functions, packages }: ReturnType<typeof hottest>): string =>
  [`\n${title}: share of the busy time, by package`, ...packages.map(line), `\n${title}: the hottest functions`, ...functions.map(line), ''].join('\n');

const line = ({ name, share }: Share) => `${(share * 100).toFixed(1).padStart(6)} %  ${name}`;

function placeOf(url: string): string {
  if (!url.startsWith('file:')) return url;
  const place = path.relative(inProject(), fileURLToPath(url)).replaceAll(path.sep, '/');
  return place.replace(/^.*?(?=node_modules\/)/, '');
}

/** The package of a file, "Slooze" for our own, "Node.js" for what comes with it. */
function packageOf(place: string): string {
  if (place.startsWith('node:')) return 'Node.js';
  const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place)?.[1];
  return name ?? (place && 'Slooze');
}
