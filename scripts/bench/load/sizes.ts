import type { Sizes } from './steps';

const FULL: Sizes = { orders: 1_000_000, users: 100_000, restaurants: 10_000, dishes: 400_000 };

export const SIZE_OPTIONS = {
  scale: { type: 'string' },
  orders: { type: 'string' },
  users: { type: 'string' },
  restaurants: { type: 'string' },
  dishes: { type: 'string' },
} as const;

/** What was asked for, the rest as the full load times the scale. */
export function readSizes({ scale = '1', ...asked }: Partial<Record<keyof typeof SIZE_OPTIONS, string>>): Sizes {
  const size = (name: keyof Sizes) => {
    const count = Math.round(Number(asked[name] ?? FULL[name] * Number(scale)));
    if (!(count >= 0 && count <= 100_000_000)) throw new Error(`--${name} and --scale must be numbers.`);
    return count;
  };
  return { orders: size('orders'), users: size('users'), restaurants: size('restaurants'), dishes: size('dishes') };
}
