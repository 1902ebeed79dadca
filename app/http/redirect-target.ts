const CONTROL_CHARACTERS = /\p{Cc}/u;

/**
 * Where to go after signing in or after a form: `wanted` when it stays on this site, else '/'.
 * The address is both read as a browser would read it and checked as written, since the two may differ.
 */
export function redirectTarget(wanted: unknown, publicOrigin: string): string {
  if (typeof wanted !== 'string' || !isLocalPath(wanted)) return '/';
  const url = URL.canParse(wanted, publicOrigin) ? new URL(wanted, publicOrigin) : null;
  if (!url || url.origin !== new URL(publicOrigin).origin) return '/';
  const path = url.pathname + url.search + url.hash;
  return isLocalPath(path) ? path : '/';
}

function isLocalPath(path: string): boolean {
  if (!path.startsWith('/') || CONTROL_CHARACTERS.test(path)) return false;
  const rest = decodedSlashes(path.split(/[?#]/, 1)[0] ?? '').slice(1);
  return !/^[/\\]/.test(rest) && !rest.includes('\\');
}

/** `%2f` and `%5c` count as the characters they stand for: some servers decode before they redirect. */
const decodedSlashes = (path: string) => path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
