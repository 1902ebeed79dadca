import type { ModelAttributeColumnOptions } from 'sequelize';
import { id } from '../domain/rules/inputs';
import type { TableRules } from './table-rules';

export type ColumnKind = 'uuid' | 'text' | 'choice' | 'flag' | 'number' | 'moment' | 'other';

const KINDS: Readonly<Record<string, ColumnKind>> = {
  UUID: 'uuid',
  TEXT: 'text',
  STRING: 'text',
  ENUM: 'choice',
  BOOLEAN: 'flag',
  INTEGER: 'number',
  BIGINT: 'number',
  DECIMAL: 'number',
  DATE: 'moment',
};

/** The columns of a table that AdminJS may know of. */
export function openColumns({ model, hidden = [] }: TableRules): Record<string, ModelAttributeColumnOptions> {
  return onlyOwn(Object.fromEntries(Object.entries(model.getAttributes()).filter(([name]) => !hidden.includes(name))));
}

/** An object without a prototype: AdminJS looks up names from addresses, and `constructor` would be found in any other. */
export const onlyOwn = <T extends object>(names: T): T => Object.setPrototypeOf(names, null) as T;

export function kindOf(column: ModelAttributeColumnOptions): ColumnKind {
  const type: unknown = column.type;
  const key = typeof type === 'object' && type !== null && 'key' in type ? String(type.key) : '';
  return KINDS[key] ?? 'other';
}

/** Whether a text can be a key of the table at all; anything else would be an error in PostgreSQL. */
export function isKey({ model }: TableRules, key: unknown): key is string {
  if (typeof key !== 'string' && typeof key !== 'number') return false;
  const kind = kindOf(model.getAttributes()[model.primaryKeyAttribute]!);
  if (kind === 'uuid') return id.safeParse(key).success;
  if (kind === 'number') return /^\d{1,18}$/.test(String(key));
  return !String(key).includes('\0');
}
