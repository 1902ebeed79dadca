import { Resource } from '@adminjs/sequelize';
import type AdminJS from 'adminjs';
import type { ActionContext, BaseRecord, Filter, ParamsType, ResourceOptions } from 'adminjs';
import type { ModelAttributeColumnOptions } from 'sequelize';
import type { Viewer } from '../domain/rules/viewer';
import { onlyOwn, openColumns } from './column-types';
import { addForm, changeForm } from './inlines';
import { oneRow } from './one-row';
import { inAdminWords } from './refusals';
import { type Page, countRows, listRows, rowsByKey } from './row-reads';
import { deleteRows } from './row-writes';
import { SafeRecord } from './safe-record';
import type { Row, TableRules } from './table-rules';
import { inTurn } from './viewer-of';

/** What reading adds to a row beside its columns: see TableRules. */
const ADDED = ['shown', 'title', 'version'];

/**
 * One table as AdminJS may touch it. Every way in goes through here (lists, searches, references, filters, bulk), and
 * every call names the person: what they may not see does not exist, and a call that names nobody is forbidden.
 */
export class ScopedResource extends Resource {
  constructor(readonly rules: TableRules) {
    super(rules.model as never);
  }

  // Instances are registered one by one; no model becomes a resource by accident.
  static override isAdapterFor(): boolean {
    return false;
  }

  override databaseName(): string {
    return 'Slooze';
  }

  override primaryKey(): string {
    return this.rules.model.primaryKeyAttribute;
  }

  override rawAttributes(): Record<string, ModelAttributeColumnOptions> {
    return openColumns(this.rules);
  }

  override assignDecorator(admin: AdminJS, options?: ResourceOptions): void {
    super.assignDecorator(admin, options);
    onlyOwn(this.decorate().properties);
  }

  override count(filter: Filter, context?: ActionContext): Promise<number> {
    return asked(context, (viewer) => countRows(this.rules, viewer, conditionsOf(filter)));
  }

  override async find(filter: Filter, page: Page, context?: ActionContext): Promise<BaseRecord[]> {
    const rows = await asked(context, (viewer) => listRows(this.rules, viewer, conditionsOf(filter), page));
    return rows.map((row) => this.build(row));
  }

  override async findMany(keys: readonly unknown[], context?: ActionContext): Promise<BaseRecord[]> {
    const rows = await asked(context, (viewer) => rowsByKey(this.rules, viewer, keys));
    return rows.map((row) => this.build(row));
  }

  override async findOne(key: unknown, context?: ActionContext): Promise<BaseRecord | null> {
    const row = await asked(context, (viewer) => oneRow(this.rules, viewer, key));
    return row && this.build(row);
  }

  override build(params: Row): BaseRecord {
    return new SafeRecord(params as ParamsType, this);
  }

  override async create(form: Row, context?: ActionContext): Promise<ParamsType> {
    const key = await asked(context, (viewer) => addForm(this.rules, viewer, form));
    return (await this.findOne(key, context))?.params ?? {};
  }

  override async update(key: string, form: Row, context?: ActionContext): Promise<ParamsType> {
    await asked(context, (viewer) => changeForm(this.rules, viewer, key, form));
    return (await this.findOne(key, context))?.params ?? {};
  }

  override delete(key: string, context?: ActionContext): Promise<void> {
    return asked(context, (viewer) => deleteRows(this.rules, viewer, [key]));
  }

  /** What of a refused form may be shown to the person again. */
  typedAgain(form: Row): ParamsType {
    const fields = new Set([...Object.keys(this.rules.keep?.change ?? {}), ...this.#inlineNames()]);
    return Object.fromEntries(Object.entries(form).filter(([path]) => fields.has(path.split('.')[0]!))) as ParamsType;
  }

  /** Params as they may leave the server: open columns and what reading added; never what a form merely claims. */
  outward(params: ParamsType): ParamsType {
    const open = openColumns(this.rules);
    const added = new Set([...ADDED, ...this.#inlineNames()]);
    const mayLeave = (root: string) => Object.hasOwn(open, root) || added.has(root);
    return Object.fromEntries(Object.entries(params).filter(([path]) => mayLeave(path.split('.')[0]!)));
  }

  #inlineNames(): string[] {
    return (this.rules.keep?.inlines ?? []).map(({ name }) => name);
  }
}

const asked = <T>(context: ActionContext | undefined, work: (viewer: Viewer) => Promise<T>): Promise<T> =>
  inAdminWords(() => inTurn(context, work));

const conditionsOf = (filter: Filter) => Object.values(filter.filters);
