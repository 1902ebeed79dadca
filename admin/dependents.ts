import { conflict } from '../domain/rules/errors';
import type { Dependent, TableRules } from './table-rules';

// Saying "many" is enough for a person and spares counting a million orders.
const MANY = 100;

/** What keeps a row from being deleted, in words, and the list of it. */
export interface Use {
  words: string;
  href: string;
  count: number;
}

/** What depends on a row. Call it inside a transaction. */
export async function usesOf({ keep }: TableRules, key: string): Promise<Use[]> {
  const uses: Use[] = [];
  for (const dependent of keep?.dependents ?? []) {
    const found = await dependent.model.unscoped().findAll({
      where: { [dependent.key]: key } as never,
      attributes: [dependent.key],
      limit: MANY,
      raw: true,
    });
    const href = `/admin/resources/${dependent.model.tableName}?filters.${dependent.key}=${encodeURIComponent(key)}`;
    if (found.length > 0) uses.push({ words: inWords(dependent, found.length), href, count: found.length });
  }
  return uses;
}

/** Refuses to delete a row while others depend on it, naming them and what to do instead. */
export async function assertUnused(rules: TableRules, key: string): Promise<void> {
  const uses = await usesOf(rules, key);
  if (uses.length > 0) throw conflict('in_use', whyKept(rules, uses));
}

/** Why a row cannot be deleted, and what to do instead, as a sentence or two. */
export function whyKept({ thing, keep }: TableRules, uses: readonly Use[]): string {
  const words = uses.map((use) => use.words);
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0];
  const isOne = uses.reduce((sum, { count }) => sum + count, 0) === 1;
  return `This ${thing} cannot be deleted: ${list} ${isOne ? 'depends' : 'depend'} on it.${keep?.advice ? ` ${keep.advice}` : ''}`;
}

function inWords({ one, many }: Dependent, count: number): string {
  if (count === MANY) return `${MANY} or more ${many}`;
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}
