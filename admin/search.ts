import { type ModelStatic, type Model, Op, literal } from 'sequelize';
import type { Search } from './table-rules';

/** Looks into columns of the table itself. */
export const inColumns = (words: string, ...columns: string[]): Search => ({
  words,
  matching: (pattern) => ({ [Op.or]: columns.map((column) => ({ [column]: { [Op.iLike]: pattern } })) }),
});

interface Relation {
  /** The foreign key of the table, and the table and columns it leads to. */
  key: string;
  model: ModelStatic<Model>;
  columns: readonly string[];
}

/** Looks into columns of the tables that foreign keys lead to: orders by the name of a person or restaurant. */
export const inRelations = (words: string, ...relations: Relation[]): Search => ({
  words,
  matching: (pattern) => ({
    [Op.or]: relations.map(({ key, model, columns }) => {
      const text = model.sequelize!.escape(pattern);
      const conditions = columns.map((column) => `${column} ILIKE ${text}`);
      return { [key]: { [Op.in]: literal(`(SELECT id FROM ${model.tableName} WHERE ${conditions.join(' OR ')})`) } };
    }),
  }),
});
