import { type Model, type ModelStatic, Op, type WhereOptions, literal } from 'sequelize';

/** The sorted column, never null, then the primary key, both the same way; one entry when they are the same. */
export type KeyOrder = [column: string, way: 'ASC' | 'DESC'][];

/** Where a batch ended, as PostgreSQL writes the values: a JavaScript Date or number could be less exact. */
export interface Cursor {
  sort: string;
  key: string;
}

/** The rows that come after the cursor in this order. */
export function rowsAfter(model: ModelStatic<Model>, order: KeyOrder, { sort, key }: Cursor): WhereOptions {
  const [[by, way], [keyName]] = [order[0]!, order.at(-1)!];
  const [beyond, atOrBeyond] = way === 'DESC' ? [Op.lt, Op.lte] : [Op.gt, Op.gte];
  const asWritten = (value: string) => literal(model.sequelize!.escape(value));
  const keyBeyond = { [keyName]: { [beyond]: asWritten(key) } };
  if (by === keyName) return keyBeyond;
  const value = asWritten(sort);
  // The first condition says nothing new, but lets an index on the column find where to begin.
  return { [Op.and]: [{ [by]: { [atOrBeyond]: value } }, { [Op.or]: [{ [by]: { [beyond]: value } }, keyBeyond] }] };
}
