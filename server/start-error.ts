import { ConfigError } from '../config/env';
import { ApplicationRoleError } from '../db/admission';
import { BackupError } from '../db/backup/errors';
import { EmbeddedPostgresError } from '../db/embedded';
import { RollBackError } from '../db/migrate';

/** The start cannot go on; `message` tells a person what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

const FORESEEN = [ConfigError, StartError, EmbeddedPostgresError, ApplicationRoleError, BackupError, RollBackError];

/** The sentence of an error that was foreseen and tells a person what to do; null for a defect. */
export const foreseenSentence = (error: unknown): string | null =>
  FORESEEN.some((kind) => error instanceof kind) ? (error as Error).message : null;
