import { homeOf } from './api-doors';
import type { Aim, Door, Kind, Sent, Standing, Who } from './door';
import { CAST, type House } from './house';
import { Marks } from './marks';
import { COUNTRIES, type CountryName } from './rows';

/** One question: this door, by this person, for a row of that country. */
export interface Cell {
  door: Door;
  who: Who;
  kind: Kind;
  country: CountryName;
  expected: string;
}

export interface Outcome extends Cell {
  answered: string;
  /** Rows of countries or people that are none of theirs. */
  foreign: string[];
  isChanged: boolean;
  /** What is wrong, in words; empty when the door held. */
  faults: string[];
}

const STANDINGS: Record<Who, [byRole: Standing, inOffice: Standing]> = {
  'Nick Fury': ['admin', 'superuser'],
  'Captain Marvel': ['manager', 'staff'],
  'Captain America': ['manager', 'outsider'],
  Thor: ['member', 'outsider'],
  Travis: ['member', 'outsider'],
  nobody: ['guest', 'guest'],
};
const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Every door by everybody; a row of another country is asked for in each of them. */
export const cellsOf = (doors: readonly Door[]): Cell[] => doors.filter(({ send }) => send).flatMap((door) => CAST.flatMap((who) => cellsFor(door, who)));

function cellsFor(door: Door, who: Who): Cell[] {
  const standing = STANDINGS[who][door.room === 'office' ? 1 : 0];
  const home = homeOf(who) as CountryName;
  const others = COUNTRIES.filter((country) => country !== home);
  const isOutside = standing === 'outsider' || (door.room === 'office' && standing === 'guest');
  return door.kinds.flatMap((kind) => {
    const expected = door.answers[standing]?.[kind];
    if (expected === undefined) throw new Error(`${door.name} has no answer for a ${standing} and ${kind}`);
    // Nobody owns nothing; and whoever may not enter at all is tried at one row here and one there.
    if (kind === 'own' && (who === 'nobody' || isOutside)) return [];
    if (isOutside && (kind === 'mixed' || kind === 'nowhere')) return [];
    const countries = kind === 'abroad' ? others : kind === 'mixed' ? [others[1]!] : kind === 'any' && door.perCountry ? COUNTRIES : [home];
    return countries.slice(0, isOutside ? 1 : 3).map((country) => ({ door, who, kind, country, expected }));
  });
}

/** How many questions that only read are asked together. */
const AT_ONCE = 6;

export class Matrix {
  private constructor(private readonly house: House, private readonly marks: Marks) {}

  static async over(house: House): Promise<Matrix> {
    return new Matrix(house, await Marks.of(house));
  }

  /** Asks questions: those that only read together, those that write (and exports, few of which may run at once) one by one; then puts everything back. */
  async askAll(cells: readonly Cell[]): Promise<Outcome[]> {
    const sent = cells.map((cell) => ({ ...cell, sent: cell.door.send!(this.aimOf(cell)) }));
    const outcomes: Outcome[] = [];
    while (sent.length > 0) {
      const alone = sent.findIndex(({ sent: { method, path } }) => method !== 'GET' || path.startsWith('/admin/export/'));
      const together = sent.splice(0, Math.min(AT_ONCE, alone === -1 ? AT_ONCE : Math.max(1, alone)));
      const answers = await Promise.all(together.map((one) => this.ask(one)));
      const isChanged = await this.house.keeper.isChanged();
      if (isChanged) await this.house.keeper.putBack();
      outcomes.push(...answers.map((answer) => judged(answer, isChanged)));
    }
    return outcomes;
  }

  private async ask({ sent, ...cell }: Cell & { sent: Sent }): Promise<Omit<Outcome, 'isChanged'> & { sent: Sent }> {
    const { door, who, expected } = cell;
    if (sent.path.endsWith('/login')) await this.house.keeper.forgive();
    const response = await this.send(door, who, sent);
    const body = await response.text();
    const answered = wordFor(response);
    const asked = JSON.stringify(sent);
    const foreign = door.showsExamples ? [] : this.marks.foreignIn(`${body}${response.headers.get('location') ?? ''}`, who, asked, door.ownOnly);
    const faults: string[] = [];
    if (answered !== expected) faults.push(`answered ${answered} instead of ${expected}: ${body.slice(0, 200)}`);
    if (foreign.length > 0) faults.push(`saw ${foreign.length} foreign rows, such as the ${foreign[0]}`);
    return { ...cell, sent, answered, foreign, faults };
  }

  private aimOf({ door, who, kind, country }: Cell): Aim {
    const { rows } = this.house;
    const home = homeOf(who);
    const id = !door.names || kind === 'nowhere' ? (door.names === 'country' ? 'Atlantis' : door.names === 'audit entry' ? '999999999' : NOWHERE) : rows.find(door.names, kind === 'own' ? who : country);
    const ids = kind === 'mixed' ? [rows.find(door.names!, home), id] : [id];
    return { who, kind, country, id, ids, rows };
  }

  private send(door: Door, who: Who, { method, path, json, form }: Sent): Promise<Response> {
    const token = this.house.tokens.get(who);
    const isApi = door.room === 'api';
    const headers: Record<string, string> = {
      accept: isApi || path.includes('.data') ? '*/*' : 'text/html',
      ...(token && (isApi ? { authorization: `Bearer ${token}` } : { cookie: `auth_token=${token}` })),
      ...(!isApi && { 'sec-fetch-site': 'same-origin', ...(method === 'POST' && { origin: this.house.origin }) }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    };
    const body = json !== undefined ? JSON.stringify(json) : form && (door.room === 'office' ? multipart(form) : new URLSearchParams(form));
    return fetch(this.house.origin + path, { method, headers, body, redirect: 'manual' });
  }
}

function judged({ sent, faults, ...answer }: Omit<Outcome, 'isChanged'> & { sent: Sent }, isChanged: boolean): Outcome {
  const isRefused = /^[345]/.test(answer.answered);
  const wrong = isChanged && (sent.method === 'GET' ? 'only asked, and something changed' : isRefused && 'was refused, and something changed');
  return { ...answer, isChanged, faults: wrong ? [...faults, wrong] : faults };
}

function multipart(form: Record<string, string>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...form, sent: 'yes' })) body.append(name, value);
  return body;
}

function wordFor(response: Response): string {
  const to = response.headers.get('location');
  if (to !== null && response.status < 400) return /^\/login/.test(to) ? 'login' : 'ok';
  return response.ok ? 'ok' : String(response.status);
}
