import { z } from 'zod';
import { invalid } from '../../domain/rules/errors';

/** Fields that steer the form itself and are no part of what it says. */
const STEERING = new Set(['intent', 'returnTo']);
const NEVER_ECHOED = new Set(['password', 'current', 'next', 'repeat']);

/** Reads the request's form, or refuses what is none. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw invalid('This form could not be read. Please reload the page and try again.');
  }
}

/**
 * What the form says, parsed once. A field left empty counts as absent where it is optional; an absent one counts as
 * empty where it is required, so that the schema's own sentence is what the person reads.
 */
export function parseForm<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, form: FormData) {
  const typed: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name);
    if (!STEERING.has(name)) typed[name] = values.length === 1 ? values[0] : values;
  }
  for (const [name, field] of Object.entries(schema.shape)) {
    const isOptional = z.safeParse(field, undefined).success;
    if (isOptional && isBlank(typed[name])) delete typed[name];
    else typed[name] ??= '';
  }
  const parsed = schema.safeParse(typed);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .filter((issue) => issue.path.length > 0)
    .map((issue) => ({ loc: ['body', ...issue.path.map(String)], msg: issue.message, type: issue.code ?? 'invalid' }));
  throw invalid(fields.length > 0 ? 'Please check what you entered.' : 'This form could not be understood.', fields);
}

/** A number as a form sends it. Anything that is no plain whole number is left for the schema to refuse. */
export const wholeNumber = <Schema extends z.ZodType<number>>(schema: Schema) =>
  z.preprocess((typed) => (typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : typed), schema);

/** What was typed, to be shown again. */
export function typedValues(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.filter(([name]) => !STEERING.has(name) && !NEVER_ECHOED.has(name)));
}

const isBlank = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');
