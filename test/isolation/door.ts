import type { Ability } from '../../domain/rules/policy';
import type { CountryName, Rows } from './rows';

/** Who stands before a door; `own` is what a row of theirs would be. */
export type Who = 'Nick Fury' | 'Captain Marvel' | 'Captain America' | 'Thor' | 'Travis' | 'nobody';

/** What kind of row a request names. Rows without an owner (`restaurant`, `dish`, …) have no cell "own". */
export const OWNED = ['person', 'order', 'cart line', 'card', 'session'] as const;
export const SHARED = ['restaurant', 'dish', 'country', 'audit entry', 'order line', 'empty restaurant', 'restaurant in cart', 'new dish', 'newcomer', 'spare card'] as const;
export type Thing = (typeof OWNED)[number] | (typeof SHARED)[number];

/** Whose row a request names. `mixed`: one of the own country and one of another, in one request. */
export type Kind = 'any' | 'own' | 'home' | 'abroad' | 'mixed' | 'nowhere';

/** How somebody stands to a door: the site and the API go by role, the back office by its own standing. */
export type Standing = 'admin' | 'manager' | 'member' | 'guest' | 'superuser' | 'staff' | 'outsider';

/** One request's aim: the row it names, and what else a sound request would need. */
export interface Aim {
  who: Who;
  kind: Kind;
  /** The country of the row; where there is none, a country to ask for. */
  country: CountryName;
  /** The id of the row; for a mixed request two, the foreign one last. */
  id: string;
  ids: string[];
  rows: Rows;
}

export interface Sent {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  json?: unknown;
  /** Urlencoded for the site, multipart for the back office. */
  form?: Record<string, string>;
}

export interface Door {
  /** As the dump of the real routes calls it. */
  name: string;
  room: 'host' | 'api' | 'site' | 'office';
  /** Abilities it asks for, all of them; `guest`: open to everybody; `person`: whoever is signed in; `closed`: nobody. */
  asks: readonly (Ability | 'guest' | 'person' | 'closed')[];
  /** The tables behind it, in a person's words. */
  touches: string;
  names?: Thing;
  send?(aim: Aim): Sent;
  /** More requests of a door that names no row: one cell for each country to ask for. */
  perCountry?: boolean;
  /** Shows the cart, or the sessions, of whoever asks and of nobody else. */
  ownOnly?: boolean;
  /** Names of the demo world stand in the code here, as examples for readers. */
  showsExamples?: boolean;
  kinds: readonly Kind[];
  /**
   * What each standing is answered, by kind. `ok`: 2xx or sent on; `login`: sent to the login page; else the status.
   * Written out by hand from the contract, never asked of the policy.
   */
  answers: Partial<Record<Standing, Partial<Record<Kind, string>>>>;
}

/** `'ok ok 403 404'` for the kinds of a door, in their order; one word stands for all of them. */
export function answersFor(kinds: readonly Kind[], written: Partial<Record<Standing, string>>): Door['answers'] {
  return Object.fromEntries(
    Object.entries(written).map(([standing, line]) => {
      const words = line.split(' ');
      if (words.length !== 1 && words.length !== kinds.length) throw new Error(`${line} does not answer ${kinds.join(', ')}`);
      return [standing, Object.fromEntries(kinds.map((kind, index) => [kind, words.length === 1 ? line : words[index]!]))];
    }),
  );
}

/** The kinds of rows a request may name. */
export const kindsOf = (thing: Thing | undefined): Kind[] =>
  !thing ? ['any'] : (OWNED as readonly string[]).includes(thing) ? ['own', 'home', 'abroad', 'nowhere'] : ['home', 'abroad', 'nowhere'];
