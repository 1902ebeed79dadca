import type { Model } from 'sequelize';
import { conflict } from '../domain/rules/errors';
import type { Dependent, Keeping } from './table-rules';

// Saying "many" is enough for a person and spares counting a million orders.
const MANY = 100;

/** Refuses to delete a row while others depend on it, naming them and what to do instead. */
export async function assertUnused({ dependents = [], advice }: Keeping, row: Model, thing: string): Promise<void> {
  const key = row.get((row.constructor as typeof Model).primaryKeyAttribute);
  const uses: string[] = [];
  let count = 0;
  for (const dependent of dependents) {
    const found = await dependent.model.unscoped().findAll({
      where: { [dependent.key]: key as string },
      attributes: [dependent.key],
      limit: MANY,
      raw: true,
    });
    if (found.length > 0) uses.push(inWords(dependent, found.length));
    count += found.length;
  }
  if (uses.length === 0) return;
  const list = uses.length > 1 ? `${uses.slice(0, -1).join(', ')} and ${uses.at(-1)}` : uses[0];
  throw conflict('in_use', `This ${thing} cannot be deleted: ${list} ${count === 1 ? 'depends' : 'depend'} on it.${advice ? ` ${advice}` : ''}`);
}

function inWords({ one, many }: Dependent, count: number): string {
  if (count === MANY) return `${MANY} or more ${many}`;
  return count === 1 ? `one ${one}` : `${count} ${many}`;
}
