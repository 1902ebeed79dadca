import { afterCommit, statement, type AuditAction, type Audited } from '../db';
import { forgetCatalog } from './catalog-cache';
import { currentRequest } from './request';
import type { Viewer } from './rules/viewer';

export interface AuditEntry {
  action: AuditAction;
  objectType: Audited;
  objectId: string;
  country?: string;
  before?: object;
  after?: object;
}

const OF_CATALOG: ReadonlySet<Audited> = new Set(['restaurant', 'dish', 'country']);

const write = statement(`
  INSERT INTO api_auditlog (actor_id, actor_email, action, object_type, object_id, country, before, after, request_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

/** Leaves one row of the audit trail. Call it inside the transaction of the write it tells of; never pass a secret. */
export async function recordAudit(viewer: Viewer, { action, objectType, objectId, country, before, after }: AuditEntry): Promise<void> {
  const home = country ?? viewer.country.name;
  await write(viewer.id, viewer.email, action, objectType, objectId, home, before, after, currentRequest.getStore()?.id);
  // Nothing is written without this row, so here it is known that the catalog will be another one.
  if (OF_CATALOG.has(objectType)) afterCommit(forgetCatalog);
}
