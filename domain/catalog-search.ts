import { literal, type WhereOptions } from 'sequelize';
import { sequelize } from '../db';

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

/**
 * Restaurants with these words in their name, or with them in the name of one dish that can be ordered. Beneath row-level
 * security only a function of the database may use the index over names and descriptions; then the name alone is looked at.
 */
export function matching(typed: string): WhereOptions {
  const patterns = wordsOf(typed).map(patternOf);
  const named = (table: string) =>
    patterns.map((pattern) => `id IN (SELECT ${table}_matching(${pattern})) AND api_searchable(name) LIKE ${pattern}`).join(' AND ');
  return literal(`"Restaurant"."id" IN (
    SELECT id FROM api_restaurant WHERE ${named('api_restaurant')}
    UNION SELECT restaurant_id FROM api_menu WHERE is_available AND ${named('api_menu')})`);
}
