// Names in quotes stay as they are, and hide what only looks like a value in them. Only E'…' knows backslashes.
const PARTS = /("(?:[^"]|"")*")|\bE'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|(?<![\w$.])\d+(?:\.\d+)?/gis;

/** SQL without what people typed or are called: models write values into their statements. */
export const withoutValues = (sql: string): string => sql.replace(PARTS, (_part, name?: string) => name ?? '?');
