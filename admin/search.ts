import { type Model, type ModelStatic, Op, type WhereOptions, and, literal, or } from 'sequelize';
import { patternOf, patternsOf, wordsOf } from '../domain/catalog-search';
import type { Ability } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import type { Search } from './table-rules';

/** People or restaurants of that name whose orders are looked for; who finds more types more. */
const MOST_RELATED = 200;

/**
 * Looks into columns of the table itself, whatever the case and accents: each word the person typed must be in one of
 * them. The columns must be those of the table's search index in `0005-searching`, in its order.
 */
export const inColumns = (words: string, ...columns: string[]): Search => ({
  words,
  matching: (typed) => {
    const text = `api_searchable(${columns.join(" || ' ' || ")})`;
    return and(...wordsOf(typed).map((word) => literal(`${text} LIKE ${patternOf(word)}`)));
  },
});

/**
 * The same for restaurants and dishes: beneath row-level security only a function of the database may use their index, see
 * `0010-flat-search`.
 */
export const inCatalog = (table: 'api_restaurant' | 'api_menu'): Search => ({
  words: 'name, description',
  isBounded: true,
  matching: (typed, _viewer, most) => literal(`id = ANY (ARRAY(SELECT api_first_matching('${table}', ${patternsOf(typed)}, ${most ?? 'NULL'})))`),
});

interface Relation {
  /** The foreign key of the table, and the table and its search it leads to. */
  key: string;
  model: ModelStatic<Model>;
  see: Ability;
  search: Search;
}

/** Looks into the tables that foreign keys lead to, as far as the person sees them: orders by the name of a restaurant. */
export const inRelations = (words: string, ...relations: Relation[]): Search => ({
  words,
  matching: async (typed, viewer) => {
    const found: WhereOptions[] = [];
    for (const { key, ...target } of relations) found.push({ [key]: { [Op.in]: await keysOf(target, typed, viewer) } });
    return or(...found);
  },
});

async function keysOf({ model, see, search }: Omit<Relation, 'key'>, typed: string, viewer: Viewer): Promise<string[]> {
  const key = model.primaryKeyAttribute;
  const rows = await visible(model, viewer, see).findAll({ where: await search.matching(typed, viewer, MOST_RELATED), attributes: [key], limit: MOST_RELATED, raw: true });
  return rows.map((row) => String((row as unknown as Record<string, unknown>)[key]));
}

/** Adds to a search the rows whose id begins so, as orders are called by the first letters of theirs. */
export const orById = (search: Search): Search => ({
  words: `${search.words}, number`,
  matching: async (typed, viewer) => {
    const start = /^(?:order )?([0-9a-f]{8})(-[0-9a-f-]{0,27})?$/i.exec(typed.trim());
    if (!start) return search.matching(typed, viewer);
    const first = `${start[1]}${start[2] ?? ''}`.toLowerCase();
    return { id: { [Op.between]: [first + LEAST.slice(first.length), first + MOST.slice(first.length)] } };
  },
});

const LEAST = '00000000-0000-0000-0000-000000000000';
const MOST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
