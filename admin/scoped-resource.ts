import { Resource } from '@adminjs/sequelize';
import { type ActionContext, type BaseProperty, type BaseRecord, type Filter, type ParamsType, flat } from 'adminjs';
import { literal, type FindOptions, type ModelAttributeColumnOptions } from 'sequelize';
import { actingAs } from '../domain/acting-as';
import { invalid } from '../domain/rules/errors';
import { visible } from '../domain/visible';
import { isKey, openColumns } from './column-types';
import { whereOf } from './filters';
import { versionOf } from './form-values';
import { inAdminWords } from './refusals';
import { addRow, changeRow, deleteRows } from './row-writes';
import { SafeRecord } from './safe-record';
import type { Row, TableRules } from './table-rules';
import { viewerOf } from './viewer-of';

/** Rows a list counts and pages through; beyond that a person searches. */
export const MOST_COUNTED = 10_000;
const MOST_AT_ONCE = 100;

interface Page {
  limit?: number;
  offset?: number;
  sort?: { sortBy?: string; direction?: 'asc' | 'desc' };
}

/**
 * One table as AdminJS may touch it. Every way in goes through here (lists, searches, references, filters, bulk), and
 * every call names the person: what they may not see does not exist, and a call that names nobody is forbidden.
 */
export class ScopedResource extends Resource {
  constructor(readonly rules: TableRules) {
    super(rules.model as never);
  }

  // Instances are registered one by one; no model becomes a resource by accident.
  static override isAdapterFor = () => false;

  override databaseName = () => 'Slooze';
  override primaryKey = () => this.rules.model.primaryKeyAttribute;
  override rawAttributes = () => openColumns(this.rules) as Record<string, ModelAttributeColumnOptions>;

  override async count(filter: Filter, context?: ActionContext): Promise<number> {
    const rows = await this.#read(context, (where) => ({ where, attributes: [[literal('1'), 'one']], limit: MOST_COUNTED }), filter);
    return rows.length;
  }

  override async find(filter: Filter, { limit = 10, offset = 0, sort = {} }: Page, context?: ActionContext): Promise<BaseRecord[]> {
    const rows = await this.#read(
      context,
      (where) => ({
        where,
        attributes: Object.keys(openColumns(this.rules)),
        limit: Math.min(limit, MOST_AT_ONCE),
        offset: Math.min(Math.max(0, offset), MOST_COUNTED),
        order: this.#order(sort),
      }),
      filter,
    );
    return this.#records(rows, context);
  }

  override async findMany(keys: readonly (string | number)[], context?: ActionContext): Promise<BaseRecord[]> {
    const possible = [...new Set(keys.map(String))].filter((key) => isKey(this.rules, key));
    if (possible.length === 0) return [];
    const rows = await this.#read(context, () => ({
      where: { [this.primaryKey()]: possible.slice(0, MOST_COUNTED) },
      attributes: Object.keys(openColumns(this.rules)),
    }));
    return this.#records(rows, context);
  }

  override async findOne(key: unknown, context?: ActionContext): Promise<BaseRecord | null> {
    const row = await this.#row(key, context);
    return row && new SafeRecord(flat.flatten(row) as ParamsType, this);
  }

  override build(params: Record<string, unknown>): BaseRecord {
    return new SafeRecord(params as ParamsType, this);
  }

  override async create(form: Row, context?: ActionContext): Promise<Row> {
    const key = await inAdminWords(() => addRow(this.rules, viewerOf(context), form));
    return (await this.#row(key, context)) ?? {};
  }

  override async update(key: string, form: Row, context?: ActionContext): Promise<Row> {
    await inAdminWords(() => changeRow(this.rules, viewerOf(context), key, form));
    return (await this.#row(key, context)) ?? {};
  }

  override async delete(key: string, context?: ActionContext): Promise<void> {
    await this.deleteAll([key], context);
  }

  /** Deletes all of these rows or none of them. */
  async deleteAll(keys: readonly string[], context?: ActionContext): Promise<void> {
    await inAdminWords(() => deleteRows(this.rules, viewerOf(context), keys.filter((key) => isKey(this.rules, key))));
  }

  /** What of a refused form may be shown to the person again. */
  typedAgain(form: Row): ParamsType {
    const fields = this.rules.keep?.change ?? {};
    return this.withoutSecrets(Object.fromEntries(Object.entries(form).filter(([name]) => name in fields)) as ParamsType);
  }

  /** Params as they may leave the server: columns AdminJS knows and what `present` and `detail` added. */
  withoutSecrets(params: ParamsType): ParamsType {
    const open = openColumns(this.rules);
    const isOpen = (name: string) => name in open || SHOWN.test(name);
    return Object.fromEntries(Object.entries(params).filter(([path]) => isOpen(path.split('.')[0]!)));
  }

  async #row(key: unknown, context?: ActionContext): Promise<Row | null> {
    if (!isKey(this.rules, key)) return null;
    const [row] = await this.#read(
      context,
      () => ({ where: { [this.primaryKey()]: key }, attributes: Object.keys(openColumns(this.rules)) }),
      undefined,
      true,
    );
    return row ?? null;
  }

  async #read(context: ActionContext | undefined, options: (where: FindOptions['where']) => FindOptions, filter?: Filter, isOne = false): Promise<Row[]> {
    const viewer = viewerOf(context);
    const { rules } = this;
    return inAdminWords(() => {
      const where = whereOf(rules, Object.values(filter?.filters ?? {}));
      return actingAs(viewer, async () => {
        const rows = (await visible(rules.model, viewer, rules.see).findAll({ ...options(where), raw: true })) as unknown as Row[];
        return rows;
      });
    });
  }
}
