import { z } from 'zod';

/**
 * The address's query, each known key by itself: what does not parse is left out and explained in `problems`,
 * so that a mistyped date never costs the page. Unknown and empty keys are nobody's business.
 */
export function readQuery<Shape extends z.ZodRawShape>(url: URL, schema: z.ZodObject<Shape>) {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const typed = url.searchParams.get(key);
    if (!typed?.trim()) continue;
    const parsed = z.safeParse(field, typed);
    if (parsed.success) values[key] = parsed.data;
    else problems[key] = parsed.error.issues[0]?.message ?? 'This is not understood.';
  }
  return { values: values as z.output<z.ZodObject<Shape>>, problems };
}
