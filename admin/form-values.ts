import { createHash } from 'node:crypto';
import { z } from 'zod';
import { forbidden, invalid } from '../domain/rules/errors';
import type { Fields, Row, TableRules } from './table-rules';

/** The values of a new row. Refuses a form that brings a column nobody may set. */
export function newValues(rules: TableRules, form: Row): Row {
  const fields = rules.keep?.add;
  if (!fields) throw forbidden(`Nobody can add a ${rules.thing} here.`);
  for (const [name, value] of Object.entries(form)) {
    if (!Object.hasOwn(fields, name) && isColumn(rules, name) && !isEmpty(value)) throw notSettable(name);
  }
  const given = Object.fromEntries(Object.keys(fields).map((name) => [name, form[name] ?? undefined]));
  return parsed(fields, given);
}

/**
 * The values of a form that differ from the row. AdminJS posts every column back as it was loaded: one that nobody may
 * change must be as it is, and only what the person really changed is written.
 */
export function changedValues(rules: TableRules, form: Row, row: Row): Row {
  const fields = rules.keep?.change;
  if (!fields) throw forbidden(`A ${rules.thing} cannot be changed here.`);
  const given: Row = {};
  for (const [name, value] of Object.entries(form)) {
    if (Object.hasOwn(fields, name)) {
      if (!isSame(value, row[name])) given[name] = value;
    } else if (isColumn(rules, name) && (rules.hidden?.includes(name) || !isSame(value, row[name]))) {
      throw notSettable(name);
    }
  }
  const changed = Object.fromEntries(Object.keys(given).map((name) => [name, fields[name]!]));
  const values = Object.entries(parsed(changed, given));
  return Object.fromEntries(values.filter(([name, value]) => !isSame(value, row[name])));
}

/** A mark of a row's present content: a form that carries another was loaded before somebody else's change. */
export function versionOf(row: Row): string {
  const content = Object.keys(row).sort().map((name) => [name, asText(row[name])]);
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

function parsed(fields: Fields, given: Row): Row {
  const result = z.object(fields).safeParse(given);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message, code }) => ({
    loc: ['body', ...path.map((step) => (typeof step === 'symbol' ? String(step) : step))],
    msg: isEmpty(given[String(path[0])]) ? 'Please fill this in.' : message,
    type: code,
  }));
  throw invalid('Please look at the marked fields.', errors);
}

const isColumn = ({ model }: TableRules, name: string) => Object.hasOwn(model.getAttributes(), name.split('.')[0]!);

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

const notSettable = (name: string) => forbidden(`The field "${name}" cannot be set here.`, 'not_settable');

const isSame = (one: unknown, other: unknown) => asText(one) === asText(other);

function asText(value: unknown): string {
  if (isEmpty(value)) return '';
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? 'no date' : value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
