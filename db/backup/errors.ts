/** A copy cannot be made or put back; `message` tells a person what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
