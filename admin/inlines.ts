import { type DomainError, type FieldError, invalid, isDomainError, notFound } from '../domain/rules/errors';
import type { Viewer } from '../domain/rules/viewer';
import { visible } from '../domain/visible';
import { actingInOffice } from './acting-in-office';
import { addRow, changeRow, deleteRows } from './row-writes';
import type { Inline, Row, TableRules } from './table-rules';

/** Adds a row from a form, with the children the form holds; returns its key. Everything happens or nothing. */
export function addForm(rules: TableRules, viewer: Viewer, form: Row): Promise<string> {
  return withChildren(rules, viewer, form, () => addRow(rules, viewer, form));
}

/** Changes a row and its children as a form says. Everything happens or nothing. */
export async function changeForm(rules: TableRules, viewer: Viewer, key: string, form: Row): Promise<void> {
  await withChildren(rules, viewer, form, async () => {
    await changeRow(rules, viewer, key, form);
    return key;
  });
}

function withChildren(rules: TableRules, viewer: Viewer, form: Row, writeParent: () => Promise<string>): Promise<string> {
  if (!rules.keep?.inlines) return writeParent();
  return actingInOffice(viewer, async () => {
    const key = await writeParent();
    await writeInlines(rules, viewer, key, form);
    return key;
  });
}

// All mistakes are told at once, each at its child's field.
async function writeInlines(rules: TableRules, viewer: Viewer, parent: string, form: Row): Promise<void> {
  const mistakes: FieldError[] = [];
  for (const inline of rules.keep?.inlines ?? []) {
    for (const [index, child] of childrenOf(inline, form)) {
      try {
        await writeChild(inline, viewer, parent, child);
      } catch (error) {
        if (!isDomainError(error)) throw error;
        mistakes.push(...atChild(error, inline, index));
      }
    }
  }
  if (mistakes.length > 0) throw invalid('Please look at the marked fields.', mistakes);
}

async function writeChild({ rules, key, fields }: Inline, viewer: Viewer, parent: string, child: Row): Promise<void> {
  const values = Object.fromEntries(fields.filter((field) => field in child).map((field) => [field, asTyped(child[field])]));
  if (!child.id) {
    if (child.delete !== 'true') await addRow(rules, viewer, { ...values, [key]: parent });
    return;
  }
  const id = String(child.id);
  const own = await visible(rules.model, viewer, rules.see).findOne({ where: { id, [key]: parent } as never, attributes: ['id'] });
  if (!own) throw notFound(rules.thing);
  if (child.delete === 'true') await deleteRows(rules, viewer, [id]);
  else await changeRow(rules, viewer, id, { ...values, version: child.version });
}

/** The children of a form by their places in it; empty rows are places nobody filled in. */
function childrenOf({ name, fields }: Inline, form: Row): Map<number, Row> {
  const children = new Map<number, Row>();
  for (const [path, value] of Object.entries(form)) {
    const [root, place, field, ...deeper] = path.split('.');
    if (root !== name || !/^\d{1,3}$/.test(place ?? '') || !field || deeper.length > 0) continue;
    const index = Number(place);
    children.set(index, { ...children.get(index), [field]: value });
  }
  const isFilled = (child: Row) => Boolean(child.id) || fields.some((field) => !['', 'true', 'false', undefined, null].includes(child[field] as never));
  return new Map([...children].filter(([, child]) => isFilled(child)).sort(([a], [b]) => a - b));
}

// Forms carry text; of a child's fields AdminJS knows no types.
const asTyped = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);

function atChild({ message, details }: DomainError, { name, fields }: Inline, index: number): FieldError[] {
  const errors = details.fields ?? [{ loc: ['body', fields[0]!], msg: message, type: 'value_error' }];
  return errors.map(({ loc, ...error }) => ({ ...error, loc: ['body', name, index, ...loc.slice(1)] }));
}
