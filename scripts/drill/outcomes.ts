/** One request as its sender saw it. */
export interface Outcome {
  operation: string;
  /** Milliseconds of `performance.now()`. */
  began: number;
  ended: number;
  /** 0 when there was no answer. */
  status: number;
  /** Why there was no answer, or why this one is wrong. */
  trouble?: string;
  retryAfter?: string;
}

/** While something is broken on purpose; `to` is unknown as long as it is. */
export interface Window {
  name: string;
  from: number;
  to: number;
}

const failed = ({ trouble }: Outcome) => trouble !== undefined;
const met = ({ began, ended }: Outcome, { from, to }: Window) => began < to && ended > from;

/** Every request of a load, and when something was broken on purpose. */
export class Outcomes {
  readonly all: Outcome[] = [];
  readonly windows: Window[] = [];

  /** From now until `close`, failures belong to this fault. */
  open(name: string): { window: Window; close(): void } {
    const window = { name, from: performance.now(), to: Infinity };
    this.windows.push(window);
    return { window, close: () => (window.to = performance.now()) };
  }

  within(window: Window): Outcome[] {
    return this.all.filter((outcome) => met(outcome, window));
  }

  /** What no fault can have touched. */
  outside(): Outcome[] {
    return this.all.filter((outcome) => !this.windows.some((window) => met(outcome, window)));
  }

  /** Failures nothing was done to cause. */
  failedOutside(): Outcome[] {
    return this.outside().filter(failed);
  }

  failedWithin(window: Window): Outcome[] {
    return this.within(window).filter(failed);
  }

  /** Milliseconds from `since` to the first answer to a request sent after it that was as it should be. */
  firstGoodAfter(since: number): number {
    const good = this.all.filter((outcome) => outcome.began >= since && !failed(outcome)).map(({ ended }) => ended);
    return Math.min(...good) - since;
  }
}

export const slowest = (outcomes: Outcome[]): number => outcomes.reduce((most, { began, ended }) => Math.max(most, ended - began), 0);

/** How often which trouble was met: `{ "503": 12, "ECONNRESET": 1 }`. */
export function troubles(outcomes: Outcome[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { trouble } of outcomes.filter(failed)) counted[trouble!] = (counted[trouble!] ?? 0) + 1;
  return counted;
}
