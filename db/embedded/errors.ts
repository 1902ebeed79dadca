export type EmbeddedPostgresErrorCode =
  | 'unsupported_platform'
  | 'package_missing'
  | 'binaries_unusable'
  | 'no_account'
  | 'folder_unusable'
  | 'initdb_failed'
  | 'other_version'
  | 'password_lost'
  | 'port_taken'
  | 'start_failed'
  | 'busy';

/** Why the embedded PostgreSQL is not there: `message` is a sentence for a person, `code` a stable word for programs. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The system's own word for a failure (EACCES, ENOENT …), if it has one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
}
