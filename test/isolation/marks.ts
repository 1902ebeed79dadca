import type { Who } from './door';
import type { House } from './house';
import { COUNTRIES, type CountryName } from './rows';

/** What of a row would tell that it was seen. */
interface Mark {
  table: string;
  id: string;
  country: CountryName;
  userId: string | null;
  words: string[];
}

const ROWS = `
  SELECT 'restaurant' AS table, id::text, country, NULL AS "userId", ARRAY[name] AS words FROM api_restaurant
  UNION ALL SELECT 'dish', id::text, country, NULL, ARRAY[name] FROM api_menu
  UNION ALL SELECT 'person', id::text, country, id::text, ARRAY[name, email] FROM api_user
  UNION ALL SELECT 'order', id::text, country, user_id::text, '{}' FROM api_order
  UNION ALL SELECT 'order line', i.id::text, i.country, o.user_id::text, '{}' FROM api_orderitem i JOIN api_order o ON o.id = i.order_id
  UNION ALL SELECT 'cart line', id::text, country, user_id::text, '{}' FROM api_cartitem
  UNION ALL SELECT 'card', id::text, country, user_id::text, ARRAY[card_last4] FROM api_paymentmethod
  UNION ALL SELECT 'session', s.id::text, u.country, u.id::text, ARRAY[s.user_agent] FROM api_session s JOIN api_user u ON u.id = s.user_id WHERE s.user_agent <> 'matrix'`;

/** Looks for rows in answers that are of a country somebody may not see, or of another person on a page of one's own. */
export class Marks {
  private constructor(private readonly marks: readonly Mark[]) {}

  static async of(house: House): Promise<Marks> {
    const marks = await house.keeper.rows<Mark>(ROWS);
    // A dish or restaurant that several countries have by the same name tells nothing by its name.
    const homes = (word: string) => new Set(marks.filter(({ words }) => words.includes(word)).map(({ country }) => country)).size;
    return new Marks(marks.map((mark) => ({ ...mark, words: mark.words.filter((word) => homes(word) === 1) })));
  }

  /** The foreign rows in an answer; what the request itself named may come back in it. */
  foreignIn(answer: string, who: Who, asked: string, ownOnly = false): string[] {
    const seen = SEEN[who];
    const text = plain(answer);
    const question = plain(asked);
    const tells = (word: string) => !question.includes(word) && (/^\d{4}$/.test(word) ? new RegExp(`(?<![0-9a-z.#-])${word}(?![0-9a-z.%-])`, 'i').test(text) : text.includes(word));
    const mayBeNamed = new Set(this.marks.filter(({ country }) => seen.includes(country)).map(({ userId }) => userId));
    // An order or cart line one may see keeps the bare key of its person, who may live elsewhere; a name or an address never shows.
    const tellsOf = ({ table, id, words }: Mark) => [...(table === 'person' && mayBeNamed.has(id) ? [] : [id]), ...words];
    const self = this.marks.find(({ table, words }) => table === 'person' && words.includes(who))?.id;
    const isOthers = ({ table, userId }: Mark) => ownOnly && (table === 'cart line' || table === 'session') && userId !== self;
    return this.marks.filter((mark) => (isOthers(mark) || !seen.includes(mark.country)) && tellsOf(mark).some(tells)).map(({ table, id, country }) => `${table} of ${country} ${id}`);
  }
}

/** The countries whose rows somebody may see, written out by hand. */
const SEEN: Record<Who, readonly CountryName[]> = {
  'Nick Fury': COUNTRIES,
  'Captain Marvel': ['India'],
  'Captain America': ['USA'],
  Thor: ['India'],
  Travis: ['USA'],
  nobody: [],
};

const ENTITIES: Record<string, string> = { '&#x27;': "'", '&#39;': "'", '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' };

/** As a person would read it, whether it is HTML, JSON or an address. */
const plain = (text: string) =>
  text.replace(/&(#x27|#39|amp|quot|lt|gt);/g, (entity) => ENTITIES[entity]!).replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))).replace(/%20|\+/g, ' ');
