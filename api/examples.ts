/** A JSON Schema as the generator of the document writes it. */
export interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  example?: unknown;
  enum?: unknown[];
  const?: unknown;
}

/** A whole example, put together from the examples of its parts. Throws for a part that has none. */
export function exampleOf(schema: Schema, components: Record<string, Schema>): unknown {
  if (schema.$ref) return exampleOf(components[schema.$ref.split('/').at(-1)!]!, components);
  if (schema.example !== undefined) return schema.example;
  if (schema.properties) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, exampleOf(part, components)]));
  }
  if (schema.items) return [exampleOf(schema.items, components)];
  const [only] = schema.enum ?? [schema.const];
  if (only === undefined) throw new Error(`this has no example: ${JSON.stringify(schema)}`);
  return only;
}
