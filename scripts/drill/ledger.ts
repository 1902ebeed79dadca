import type { Person } from './people';

/** An order somebody wanted, under the key it was asked for with. */
export interface Entry {
  key: string;
  person: Person;
  /** What it has to cost, in hundredths; known once it was acknowledged. */
  totalMinor?: number;
  /** Every order that was acknowledged under this key; there may be one. */
  ids: Set<string>;
  /** Slooze said that it is cancelled. */
  isCancelled: boolean;
  /** Somebody is cancelling it. */
  isBeingCancelled: boolean;
  /** Slooze said plainly that it will not be. */
  isRefused: boolean;
}

/** What was promised: every order that was asked for, and what Slooze acknowledged of it. */
export class Ledger {
  readonly entries: Entry[] = [];

  ask(person: Person, key: string): Entry {
    const entry = { key, person, ids: new Set<string>(), isCancelled: false, isBeingCancelled: false, isRefused: false };
    this.entries.push(entry);
    return entry;
  }

  acknowledge(entry: Entry, id: string, totalMinor: number): void {
    entry.ids.add(id);
    entry.totalMinor = totalMinor;
  }

  get acknowledged(): Entry[] {
    return this.entries.filter(({ ids }) => ids.size > 0);
  }
}
