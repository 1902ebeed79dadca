/** The one place where the site reports what nobody foresaw; the page itself tells only the request id. */
export function reportUnexpected(error: unknown, requestId: string): void {
  console.error(`request ${requestId}:`, error);
}
