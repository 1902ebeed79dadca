/** What people may send, parsed once at the edge of every door. Strict: an unknown key is an error. */
import { z } from 'zod';
import { MOST_LISTED, type ListedDish } from './dish-list';
import { ORDER_STATUSES } from './order-status';

// A lone half of a surrogate pair is not text: it would be stored as a replacement character.
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text);

/** Text for a person's eyes: trimmed, without NUL or lone surrogates, `min` to `max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'Please fill this in.' : `Please use at least ${min} characters.`)
    .max(max, `Please use at most ${max} characters.`)
    .refine((value) => !value.includes('\0') && isWellFormed(value), 'This contains characters that cannot be stored.');

export const id = z.uuid('This is not a valid id.').transform((value) => value.toLowerCase());

/** One spelling for every e-mail address: NFKC, trimmed, lower case. */
export const email = z
  .string()
  .max(254, 'Please use at most 254 characters.')
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email('Please enter an e-mail address such as name@example.com.'));

/** A password as typed: never trimmed, never cut. */
const typedPassword = z
  .string()
  .min(1, 'Please enter your password.')
  .max(256, 'Please use at most 256 characters.')
  .refine((value) => !value.includes('\0') && isWellFormed(value), 'This contains characters that cannot be used.');

/** What it may not be made of is judged where the person is known, by `assertHardToGuess`. */
export const newPassword = typedPassword.min(8, 'Please use at least 8 characters.');

export const quantity = z
  .number('Please enter a whole number from 1 to 99.')
  .int('Please enter a whole number from 1 to 99.')
  .min(1, 'The quantity must be at least 1.')
  .max(99, 'The quantity can be at most 99.');

export const credentials = z.strictObject({ email, password: typedPassword });

/** Restaurants or dishes in one answer at most, and unless told. */
export const CATALOG_PAGE = 500;
/** Where a page of the catalog begins, and how long it is. */
export const catalogPage = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.number().int().min(1).max(CATALOG_PAGE).optional(),
});
export const restaurantFilter = catalogPage.extend({ country: text(60).optional(), search: text(100).optional() });
export const cartAddition = z.strictObject({ menuId: id, restaurantId: id, quantity });
export const cartQuantity = z.strictObject({ itemId: id, quantity });
export const cartRemoval = z.strictObject({ itemId: id });

/** A key that makes repeating a request harmless; a fresh one for each order somebody means to place. */
export const idempotencyKey = z
  .string()
  .min(1, 'The idempotency key must not be empty.')
  .max(255, 'The idempotency key can be at most 255 characters.')
  .regex(/^[\x21-\x7e]+$/, 'The idempotency key must be plain characters without spaces.');

const listedDishes = z.array(z.object({ menuId: id, quantity })).min(1).max(MOST_LISTED);

/** Reads what `writeDishList` wrote. A dish that is named twice counts twice. */
export const dishList = z
  .string()
  .max(MOST_LISTED * 40)
  .transform((written, context): ListedDish[] => {
    const parts = written.toLowerCase().split('.');
    const wanted = new Map<string, number>();
    for (let place = 0; place < parts.length; place += 2) {
      wanted.set(parts[place]!, (wanted.get(parts[place]!) ?? 0) + Number(parts[place + 1]));
    }
    const parsed = listedDishes.safeParse([...wanted].map(([menuId, count]) => ({ menuId, quantity: count })));
    if (parsed.success) return parsed.data;
    context.addIssue('This list is not complete. Please ask for it again.');
    return z.NEVER;
  });

export const dishListTaking = z.strictObject({ dishes: dishList, key: idempotencyKey });
export const reorder = z.strictObject({ key: idempotencyKey });

export const checkout = z.strictObject({
  restaurantId: id,
  paymentMethodId: id.optional(),
  /** The total the person saw and agreed to, as a decimal. */
  agreedTotal: z.string().regex(/^\d{1,8}\.\d{2}$/, 'This is not an amount.'),
  key: idempotencyKey,
});

export const cancellation = z.strictObject({ reason: text(300).optional() });

// Years far outside any order's would leave what calendars and the database can compute with.
/** A day as the calendar writes it: 2026-11-22. */
export const day = z.iso
  .date('Please give a date such as 2026-11-22.')
  .refine((date) => /^(19[7-9]|2)/.test(date), 'Please give a date from 1970 to 2999.');
export const orderFilter = z.strictObject({
  status: z.enum(ORDER_STATUSES, 'Unknown status.').optional(),
  country: text(60).optional(),
  /** First and last day to include, in the viewer's time zone. */
  from: day.optional(),
  to: day.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).optional(),
});

export const cardLast4 = z.string().regex(/^[0-9]{4}$/, 'Please enter the last four digits of the card.');
export const paymentMethod = z.strictObject({
  userId: id,
  cardLast4,
  type: z.enum(['credit', 'debit'], 'Please choose credit or debit.'),
});

/** Cards in one answer unless told. */
export const CARDS_A_PAGE = 50;
export const cardPage = z.strictObject({ cursor: z.string().max(700).optional(), limit: z.number().int().min(1).max(100).optional() });

export const nameChange = z.strictObject({ name: text(100) });
export const passwordChange = z
  .strictObject({ current: typedPassword, next: newPassword, repeat: z.string() })
  .refine((form) => form.next === form.repeat, { path: ['repeat'], message: 'The two new passwords differ.' });

export type Credentials = z.infer<typeof credentials>;
export type CatalogPage = z.infer<typeof catalogPage>;
export type RestaurantFilter = z.infer<typeof restaurantFilter>;
/** With `shownPriceMinor`, the price the sender believes in, in hundredths. */
export type CartAddition = z.infer<typeof cartAddition> & { shownPriceMinor?: number };
export type CartQuantity = z.infer<typeof cartQuantity>;
export type CheckoutInput = z.infer<typeof checkout>;
export type Cancellation = z.infer<typeof cancellation>;
export type OrderFilter = z.infer<typeof orderFilter>;
export type PaymentMethodInput = z.infer<typeof paymentMethod>;
export type CardPage = z.infer<typeof cardPage>;
export type NameChange = z.infer<typeof nameChange>;
export type PasswordChange = z.infer<typeof passwordChange>;
