import { QueryTypes } from 'sequelize';
import { sequelize } from '../db';
import { type Area, EVERYWHERE } from './catalog-area';
import { parseNameCursor } from './cursor';

const MOST_WORDS = 6;

/** The words of what somebody typed, as far as they are looked for. */
export const wordsOf = (typed: string): string[] => typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);

/**
 * A word as SQL for a LIKE pattern over `api_searchable`, which knows no case and no accents. Its own % and _ are letters; one
 * or two letters begin a word, or no index could help.
 */
export function patternOf(word: string): string {
  const escaped = sequelize().escape(word.replace(/[\\%_]/g, '\\$&'));
  const isShort = word.length < 3 && /^\p{ASCII}+$/u.test(word);
  return `'%${isShort ? ' ' : ''}' || ltrim(api_searchable(${escaped})) || '%'`;
}

/** The same for all words, as SQL for an array. */
export const patternsOf = (typed: string): string => `ARRAY[${wordsOf(typed).map(patternOf).join(', ')}]::text[]`;

/**
 * Keys of the first open restaurants of an area with these words in their name, or with them in the name of one dish that
 * can be ordered. Only a function of the database may use the index beneath row-level security.
 */
export async function restaurantsServing(area: Area, typed: string, { cursor, limit }: { cursor?: string; limit: number }): Promise<string[]> {
  const after = cursor ? parseNameCursor(cursor) : undefined;
  const bind = { place: area === EVERYWHERE ? null : area, name: after?.name ?? null, id: after?.id ?? null, limit };
  const sql = `SELECT api_restaurants_serving(${patternsOf(typed)}, $place, $name, $id::uuid, $limit::int) AS id`;
  return (await sequelize().query<{ id: string }>(sql, { bind, type: QueryTypes.SELECT })).map(({ id }) => id);
}
