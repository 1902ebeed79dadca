import type { Door, Kind } from './door';

type Line = Record<Exclude<Kind, 'any'>, string>;
type Rights = { superuser: Line; staff: Line };

/** Of the rows with these keys the superuser sees all that exist, a staff manager those of the own country. */
export const KEPT_BY_STAFF: Rights = {
  superuser: { own: 'ok', home: 'ok', abroad: 'ok', mixed: 'ok', nowhere: '404' },
  staff: { own: 'ok', home: 'ok', abroad: '404', mixed: '404', nowhere: '404' },
};

/** What only a superuser may do: staff are refused for rows they see, and find no others. */
export const KEPT_BY_SUPERUSER: Rights = {
  superuser: KEPT_BY_STAFF.superuser,
  staff: { own: '403', home: '403', abroad: '404', mixed: '403', nowhere: '404' },
};

/** What nobody does here, not even a superuser. */
export const KEPT_BY_NOBODY: Rights = {
  superuser: { own: '403', home: '403', abroad: '403', mixed: '403', nowhere: '404' },
  staff: KEPT_BY_SUPERUSER.staff,
};

/** A row that is in use is not deleted, and nobody changes the own standing. */
export const except = ({ superuser, staff }: Rights, changed: Partial<{ superuser: Partial<Line>; staff: Partial<Line> }>): Rights => ({
  superuser: { ...superuser, ...changed.superuser },
  staff: { ...staff, ...changed.staff },
});

/** The rest of the world: whoever is no staff is refused before anything is looked at, and a guest is sent to sign in. */
export function officeAnswers(kinds: readonly Kind[], { superuser, staff }: Rights): Door['answers'] {
  const line = (word: (kind: Kind) => string) => Object.fromEntries(kinds.map((kind) => [kind, word(kind)]));
  return {
    superuser: line((kind) => superuser[kind as keyof Line]),
    staff: line((kind) => staff[kind as keyof Line]),
    outsider: line(() => '403'),
    guest: line(() => 'login'),
  };
}
