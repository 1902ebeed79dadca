import { readFileSync } from 'node:fs';

interface Locked {
  version: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
}

/** A package as the lockfile pins it; the same one may stand there in several places and versions. */
export interface Pinned extends Locked {
  name: string;
  place: string;
}

export const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

export function pinnedPackages(lockfile = 'package-lock.json'): Pinned[] {
  const { packages } = readJson<{ packages: Record<string, Locked> }>(lockfile);
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, locked]) => ({ ...locked, place, name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length) }));
}

/** Whether a version is at least another, by its three numbers. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, want] = [version, minimum].map((text) => text.split('-')[0]!.split('.').map(Number));
  for (let part = 0; part < 3; part++) if (have![part] !== want![part]) return have![part]! > want![part]!;
  return true;
}
