import { AuditLog, type AuditAction, type Audited } from '../db';
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

/** Leaves one row of the audit trail. Call it inside the transaction of the write it tells of; never pass a secret. */
export async function recordAudit(viewer: Viewer, entry: AuditEntry): Promise<void> {
  await AuditLog.create({
    ...entry,
    country: entry.country ?? viewer.country.name,
    actorId: viewer.id,
    actorEmail: viewer.email,
    requestId: currentRequest.getStore()?.id ?? null,
  });
}
