import type { Model } from 'sequelize';
import { recordAudit } from '../domain/audit';
import { conflict, forbidden, invalidField, notFound } from '../domain/rules/errors';
import { authorize } from '../domain/rules/policy';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { actingInOffice } from './acting-in-office';
import { isKey } from './column-types';
import { assertUnused } from './dependents';
import { changedValues, newValues, versionOf } from './form-values';
import type { AuditAction } from '../db';
import type { Keeping, Row, TableRules } from './table-rules';
import { inFieldWords } from './write-errors';

type Verb = 'add' | 'change' | 'delete';

/** Adds a row from a form and returns its key. Everything happens, audit row included, or nothing does. */
export async function addRow(rules: TableRules, viewer: Viewer, form: Row): Promise<string> {
  const keep = keeping(rules, viewer);
  const given = newValues(rules, form);
  const values = keep.prepare ? await keep.prepare(given) : given;
  return actingInOffice(viewer, async () => {
    await assertReferences(rules, viewer, values);
    await keep.judge?.({ viewer, before: null, after: values });
    const row = await inFieldWords(rules, () => rules.model.create(values));
    await witness(rules, viewer, row, 'add', { after: shownOf(rules, row) });
    return keyOf(rules, row);
  });
}

/** Writes what a form changed of a row. A form loaded before somebody else's change is a conflict. */
export async function changeRow(rules: TableRules, viewer: Viewer, key: string, form: Row): Promise<void> {
  const keep = keeping(rules, viewer);
  await actingInOffice(viewer, async () => {
    const row = await lockedRow(rules, viewer, key);
    const before = shownOf(rules, row);
    const values = changedValues(rules, form, row.get({ plain: true }));
    if (Object.keys(values).length === 0) return;
    if (typeof form.version === 'string' && form.version !== versionOf(before)) {
      throw conflict('changed_meanwhile', `Somebody changed this ${rules.thing} meanwhile. Reload the page and try again.`);
    }
    await assertReferences(rules, viewer, values);
    await keep.judge?.({ viewer, before, after: { ...before, ...values } });
    await inFieldWords(rules, () => row.update(values));
    const names = Object.keys(values).filter((name) => !rules.hidden?.includes(name));
    await witness(rules, viewer, row, 'change', { before: pick(before, names), after: pick(shownOf(rules, row), names) });
  });
}

/** Deletes rows, all of them or none. Throws `not_found` when one is not the viewer's to see, `conflict` when one is in use. */
export async function deleteRows(rules: TableRules, viewer: Viewer, keys: readonly string[]): Promise<void> {
  const keep = keeping(rules, viewer);
  if (!keep.mayDelete) throw forbidden(`A ${rules.thing} cannot be deleted.`);
  await actingInOffice(viewer, async () => {
    // In one order always, so that two people deleting the same rows do not wait for each other.
    for (const key of [...new Set(keys)].sort()) {
      const row = await lockedRow(rules, viewer, key);
      await assertUnused(rules, key);
      const country = await keep.countryOf(row);
      await row.destroy();
      await audit(rules, viewer, row, 'delete', country, { before: shownOf(rules, row) });
    }
    await keep.settle?.(viewer);
  });
}

function keeping(rules: TableRules, viewer: Viewer): Keeping {
  if (!rules.keep) throw forbidden(`A ${rules.thing} cannot be changed here.`);
  authorize(viewer, rules.keep.ability);
  return rules.keep;
}

async function lockedRow(rules: TableRules, viewer: Viewer, key: string): Promise<Model> {
  const { model, keep, thing } = rules;
  if (!isKey(rules, key)) throw notFound(thing);
  const row = await visible(model, viewer, keep!.ability).findOne({ where: { [model.primaryKeyAttribute]: key }, lock: true });
  if (!row) throw notFound(thing);
  return row;
}

async function assertReferences(rules: TableRules, viewer: Viewer, values: Row): Promise<void> {
  for (const [name, { model, see, thing }] of Object.entries(rules.keep?.references ?? {})) {
    const key = values[name];
    if (typeof key !== 'string') continue;
    const found = await visible(model, viewer, see).findOne({ where: { [model.primaryKeyAttribute]: key }, attributes: [model.primaryKeyAttribute] });
    if (!found) throw invalidField(name, notFound(thing).message, 'not_found');
  }
}

/** Looks at what was written with the writer's eyes: a row that left their sight may not be written so. */
async function witness(rules: TableRules, viewer: Viewer, row: Model, verb: Verb, change: { before?: Row; after?: Row }) {
  const { model, keep } = rules;
  const seen = await visible(model, viewer, keep!.ability).findByPk(keyOf(rules, row), { attributes: [model.primaryKeyAttribute] });
  if (!seen) throw forbidden('This belongs to another country.', 'other_country');
  await keep!.settle?.(viewer);
  await audit(rules, viewer, row, verb, await keep!.countryOf(row), change);
}

function audit(rules: TableRules, viewer: Viewer, row: Model, verb: Verb, country: string, change: { before?: Row; after?: Row }) {
  const thing = rules.recordedAs!;
  return recordAudit(viewer, { action: `${thing}.${verb}` as AuditAction, objectType: thing, objectId: keyOf(rules, row), country, ...change });
}

const keyOf = ({ model }: TableRules, row: Model) => String(row.get(model.primaryKeyAttribute));

/** The row without the columns nobody sees. */
function shownOf({ hidden = [] }: TableRules, row: Model): Row {
  const all = row.get({ plain: true }) as Row;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !hidden.includes(name)));
}

const pick = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]));
