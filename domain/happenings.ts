import { channel, subscribe } from 'node:diagnostics_channel';

/** What happens here and is worth counting. Who did it is nobody's figure. */
export interface Happenings {
  'order placed': { country: string };
  'order cancelled': { country: string };
  'signing in': { outcome: 'right' | 'wrong' | 'throttled' };
}

const nameOf = (happening: keyof Happenings) => `slooze ${happening}`;

/** Tells whoever counts; costs nothing while nobody does. What a transaction does has happened when it is committed. */
export function tell<Name extends keyof Happenings>(happening: Name, about: Happenings[Name]): void {
  channel(nameOf(happening)).publish(about);
}

/** Hears of everything of a kind that happens in this process from now on. */
export function hear<Name extends keyof Happenings>(happening: Name, listener: (about: Happenings[Name]) => void): void {
  subscribe(nameOf(happening), (about) => listener(about as Happenings[Name]));
}
