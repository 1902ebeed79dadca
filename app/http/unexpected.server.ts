/**
 * The one place where the site reports what nobody foresaw; the page itself tells only the request id. One line, like
 * those of the host's log, whatever line breaks the error brought along.
 */
export function reportUnexpected(error: unknown, requestId: string): void {
  const told = error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : { message: String(error) };
  console.error(JSON.stringify({ level: 50, time: new Date().toISOString(), requestId, err: told, msg: 'unexpected error' }));
}
