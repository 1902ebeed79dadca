import { z } from 'zod';

/** How many a page may have, as it stands in a query. */
export const limitUpTo = (most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `Please give a whole number from 1 to ${most}.`)
    .transform(Number)
    .pipe(z.number().min(1, 'Please ask for at least 1.').max(most, `Please ask for at most ${most}.`))
    .meta({ type: 'integer', minimum: 1, maximum: most, default: usual, example: usual });

/** Where a page begins, with what the document says of it. */
export const cursor = <S extends z.ZodType>(schema: S) =>
  schema.meta({ example: 'MjAyNi0xMS0yMlQwNzozMDowMC4wMDBa', description: 'From the Link header of the page before.' });

/** The Link header that names the page after this one, with the filters it was asked with. */
export function nextLink(path: string, filter: Record<string, unknown>, next: string | null): Record<string, string> {
  if (next === null) return {};
  const asked = Object.entries({ ...filter, cursor: next }).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return { Link: `</api${path}?${new URLSearchParams(asked)}>; rel="next"` };
}
