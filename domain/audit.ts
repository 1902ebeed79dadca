import { AuditLog, type AuditAction, type Audited, afterCommit } from '../db';
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

/** Leaves one row of the audit trail. Call it inside the transaction of the write it tells of; never pass a secret. */
export async function recordAudit(viewer: Viewer, entry: AuditEntry): Promise<void> {
  await AuditLog.create({
    ...entry,
    country: entry.country ?? viewer.country.name,
    actorId: viewer.id,
    actorEmail: viewer.email,
    requestId: currentRequest.getStore()?.id ?? null,
  });
  // Nothing is written without this row, so here it is known that the catalog will be another one.
  if (OF_CATALOG.has(entry.objectType)) afterCommit(forgetCatalog);
}
