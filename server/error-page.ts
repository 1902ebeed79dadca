const TITLES: Record<number, string> = {
  403: 'This is not allowed',
  404: 'Nothing here',
  503: 'Slooze needs a moment',
};

// `escapeHtml` is not worth a package: these are our own sentences and an id, but a sentence may quote a name.
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A page for when the site itself cannot answer; it needs neither the database nor the site's styles. */
export function errorPage(error: { status: number; message: string; requestId: string; nonce: string }): string {
  const title = TITLES[error.status] ?? 'Something went wrong';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Slooze</title>
<style nonce="${escaped(error.nonce)}">
  :root { color-scheme: light dark; }
  body { font: 1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto 0; padding: 0 1.5rem; }
  small { opacity: 0.75; }
</style></head>
<body><main><h1>${title}</h1><p>${escaped(error.message)}</p><p><a href="/">Back to Slooze</a></p>
<p><small>Request ${escaped(error.requestId)}</small></p></main></body></html>`;
}
