import { type ActionContext, BaseRecord, type CurrentAdmin, type ParamsType, type RecordJSON, ValidationError } from 'adminjs';
import type { ScopedResource } from './scoped-resource';

/**
 * A record that keeps the key it was loaded with, whatever a form claims, and answers with what the database holds.
 * AdminJS's own would write to the id in the body and send hidden and write-only values back.
 */
export class SafeRecord extends BaseRecord {
  readonly #resource: ScopedResource;

  constructor(params: ParamsType, resource: ScopedResource) {
    super(params, resource);
    this.#resource = resource;
  }

  override async update(form: Record<string, unknown>, context?: ActionContext): Promise<this> {
    const key = this.id();
    try {
      this.params = await this.#resource.update(key, form, context);
      this.baseError = null;
      this.errors = {};
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      this.baseError = error.baseError;
      this.errors = error.propertyErrors;
      this.params = { ...this.params, ...this.#resource.typedAgain(form) };
    }
    return this;
  }

  override toJSON(currentAdmin?: CurrentAdmin): RecordJSON {
    const json = super.toJSON(currentAdmin);
    return { ...json, params: this.#resource.outward(json.params) };
  }
}
