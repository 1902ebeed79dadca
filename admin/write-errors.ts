import { UniqueConstraintError, ValidationError } from 'sequelize';
import { invalid, invalidField } from '../domain/rules/errors';
import type { TableRules } from './table-rules';

/** Runs a write and says at the field what the model's or the database's own rules refuse. */
export async function inFieldWords<T>(rules: TableRules, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    // A unique constraint is a ValidationError too, so it comes first.
    if (error instanceof UniqueConstraintError) {
      const taken = rules.keep?.taken?.[constraintOf(error)];
      throw taken ? invalidField(taken.field, taken.message, 'taken') : error;
    }
    if (error instanceof ValidationError) {
      const fields = error.errors.map(({ path, message }) => ({ loc: ['body', path ?? ''], msg: message, type: 'value_error' }));
      throw invalid('Please look at the marked fields.', fields);
    }
    throw error;
  }
}

const constraintOf = ({ parent }: UniqueConstraintError) =>
  'constraint' in parent && typeof parent.constraint === 'string' ? parent.constraint : '';
