import { doorName, DOORS } from './doors';
import type { Outcome } from './matrix';

/** What a whole run came to, as it stands in `docs/isolation/report.json`. */
export interface Verdict {
  totals: { doors: number; questions: number; held: number; refused: number; foreignRowsSeen: number; changesWhereRefused: number };
  doors: DoorVerdict[];
}

export interface DoorVerdict {
  door: string;
  asks: string;
  touches: string;
  questions: { who: string; row: string; country: string; expected: string; answered: string; foreignRows: number; held: boolean }[];
}

const ROWS: Record<string, string> = { any: '–', own: 'their own', home: 'same country', abroad: 'another country', mixed: 'one of each', nowhere: 'no such row' };

/** Counts and orders outcomes for readers, door by door. */
export function verdictOf(outcomes: readonly Outcome[]): Verdict {
  const isRefused = ({ answered }: Outcome) => answered === 'login' || /^[345]/.test(answered);
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + count(outcome), 0);
  return {
    totals: {
      doors: new Set(DOORS.map(({ name }) => doorName(name))).size,
      questions: outcomes.length,
      held: outcomes.filter(({ faults }) => faults.length === 0).length,
      refused: outcomes.filter(isRefused).length,
      foreignRowsSeen: sum(({ foreign }) => foreign.length),
      changesWhereRefused: outcomes.filter((outcome) => outcome.isChanged && outcome.answered !== 'login' && isRefused(outcome)).length,
    },
    doors: DOORS.filter(({ send }) => send).map((door) => ({
      door: door.name,
      asks: asked(door.asks),
      touches: door.touches,
      questions: outcomes
        .filter((outcome) => outcome.door === door)
        .map(({ who, kind, country, expected, answered, foreign, faults }) => ({
          who,
          row: ROWS[kind]!,
          country: kind === 'any' && !door.perCountry ? '–' : kind === 'nowhere' ? '–' : country,
          expected,
          answered,
          foreignRows: foreign.length,
          held: faults.length === 0,
        })),
    })),
  };
}

const WORDS: Record<string, string> = { guest: 'nothing: open to everybody', person: 'a sign-in', closed: 'closed to everybody' };
const asked = (asks: readonly string[]) => asks.map((ask) => WORDS[ask] ?? ask).join(', ');
