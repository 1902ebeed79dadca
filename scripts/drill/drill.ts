import type { Scene, SceneOptions } from './scene';

/** One thing that was looked at; it has to be at most, or at least, so much. */
export interface Check {
  what: string;
  measured: number;
  most?: number;
  least?: number;
  /** Seconds tell of the machine as well; everything else is counted. */
  unit?: 's';
  /** What exactly, when it is not as it should be. */
  detail?: string;
}

export interface Stage {
  /** A few rounds instead of all. */
  isQuick: boolean;
  /** Things people do in a second, meanwhile. */
  rate: number;
  /** Starts a scene that is closed after the drill. */
  open(options?: SceneOptions): Promise<Scene>;
}

/** One fault: how it is caused, and what has to hold while and after. */
export interface Drill {
  id: string;
  fault: string;
  how: string;
  run(stage: Stage): Promise<Check[]>;
}

/** Something the drill needs is not on this machine. */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

export const isMet = ({ measured, most = Infinity, least = -Infinity }: Check): boolean => measured <= most && measured >= least;

/** Milliseconds as a check in seconds. */
export const seconds = (what: string, milliseconds: number, most: number): Check => ({ what, measured: milliseconds / 1000, most, unit: 's' });

/** How often something happened that must not. */
export const never = (what: string, times: number, detail?: unknown): Check => ({
  what,
  measured: times,
  most: 0,
  ...(times > 0 && detail !== undefined && { detail: typeof detail === 'string' ? detail : JSON.stringify(detail) }),
});
