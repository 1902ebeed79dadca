import fc from 'fast-check';

/** Texts that have broken programs before. */
export const ODD_STRINGS = [
  '', ' ', 'x', '0', '-1', '1.5', '1e400', 'null', 'true', '[]', '{}', '\0', 'a\0b', '\ud800', '\udfff!', 'a\r\nSet-Cookie: a=b', '\u2028', '\ufeff', '‮abc', '🍛',
  'é', "'; DROP TABLE api_order; --", '1 OR 1=1', '$1', ':name', 'a::int', '\\', '%', '%%%__', '%00', '%ff', '..', '../../etc/passwd', '<script>alert(1)</script>',
  '__proto__', 'constructor', 'toString', '7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09', '-'.repeat(36), '9007199254740993', '2026-02-30', '9999-12-31', '0000-01-01',
  'x'.repeat(301), 'x'.repeat(5_000), 'ａdmin@', '١٢٣٤',
];

const ODD_VALUES: unknown[] = [
  ...ODD_STRINGS, null, true, false, 0, -0, -1, 1.5, 0.005, 100, 2 ** 31, 2 ** 53, 1e308, 5e-324, [], [[]], {}, { $ne: null }, { toString: 1 }, { length: 1 }, ['a', 'b'],
  Array(300).fill(0), nested(200),
];

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

const KINDS = ['replace', 'remove', 'wrap', 'add', 'repeat'] as const;
export interface Mutation {
  kind: (typeof KINDS)[number];
  where: number;
  value: unknown;
}

/** What is done to a sound body: nothing at all for a third of them. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Mutation[]>([]) },
  {
    weight: 2,
    arbitrary: fc.array(fc.record({ kind: fc.constantFrom(...KINDS), where: fc.nat({ max: 30 }), value: fc.constantFrom(...ODD_VALUES) }), { minLength: 1, maxLength: 3 }),
  },
);

/** The body with each mutation made at one of its places. */
export function mutate(body: unknown, all: Mutation[]): unknown {
  const box: Record<string, unknown> = { body: structuredClone(body) };
  for (const mutation of all) {
    const places = placesIn(box);
    const place = places[mutation.where % places.length];
    if (place) alter(...place, mutation);
  }
  return box.body;
}

type Holder = Record<string, unknown>;

function placesIn(holder: Holder): [Holder, string][] {
  return Object.keys(holder).flatMap((key) => {
    const value = holder[key];
    const inside = typeof value === 'object' && value !== null && Object.keys(value).length < 50 ? placesIn(value as Holder) : [];
    return [[holder, key] as [Holder, string], ...inside];
  });
}

function alter(holder: Holder, key: string, { kind, value: odd }: Mutation): void {
  const value = structuredClone(odd);
  if (kind === 'remove' && !Array.isArray(holder)) delete holder[key];
  else if (kind === 'wrap') holder[key] = [holder[key]];
  else if (kind === 'repeat') holder[key] = [holder[key], holder[key]];
  else if (kind === 'add' && typeof holder[key] === 'object' && holder[key] !== null) own(holder[key] as Holder, (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 40), value);
  else holder[key] = value;
}

// Assigning would call the setter of __proto__ instead of making a key of that name.
function own(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder.push(value);
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
