/** A page's `meta`: the browser's tab, history and bookmarks. */
export const pageTitle = (title: string) => [{ title: `${title} · Slooze` }];
