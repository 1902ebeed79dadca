/** The things of the API, as they stand in JSON. Inputs are parsed by these, answers are described by them. */
import { z } from 'zod';
import * as inputs from '../domain/rules/inputs';
import { ORDER_STATUSES } from '../domain/rules/order-status';
import { ROLES } from '../domain/rules/viewer';

const uuid = (example: string) => z.uuid().meta({ example });
const country = z.string().meta({ example: 'India' });

export const IDS = {
  user: '4b6f3c0e-4a53-4c39-9d0a-0f4d8a5b7c11',
  restaurant: '9f0c7a52-6f5e-4f0e-8f55-3c1d2b7e6a90',
  menu: 'c2a5d1f4-1f0b-4c7e-b1c3-7d9e8f6a5b42',
  cartItem: '1d7e9b3a-52c8-4e6f-9a04-8b2c6d5f7e31',
  order: '7e3d5c1b-9a8f-4b6e-a2d0-5f4c3b2a1d09',
  paymentMethod: 'e8b7a6c5-d4f3-4e2b-8c1a-0f9e8d7c6b5a',
} as const;

/** Stands in examples for the id of a request. */
export const REQUEST_ID = '5d0f2f7e-8f0a-4b8e-9f0f-2d6f5c1a7b3e';

/** An amount as JSON has it: a number with at most two decimals, in the currency of the restaurant's country. */
const amount = (example: number) => z.number().meta({ example });

/** The same, sent by a client; taken in hundredths. */
export const sentAmount = z
  .number()
  .min(0)
  .max(99_999_999.99)
  .refine((value) => Math.round(value * 100) / 100 === value, 'This has more than two decimals.')
  .transform((value) => Math.round(value * 100));

export const User = z
  .object({
    id: uuid(IDS.user),
    email: z.string().meta({ example: 'captainmarvel@manager.com' }),
    name: z.string().meta({ example: 'Captain Marvel' }),
    role: z.enum(ROLES).meta({ example: 'manager' }),
    country,
  })
  .meta({ id: 'User' });

export const SignedIn = z
  .object({ user: User, token: z.string().meta({ example: '3q2-7wAbCdEfGhIjKlMnOpQrStUvWxYz0123456789A' }) })
  .meta({ id: 'SignedIn' });

export const Success = z.object({ success: z.literal(true) }).meta({ id: 'Success' });

export const Restaurant = z
  .object({
    id: uuid(IDS.restaurant),
    name: z.string().meta({ example: 'Mumbai Masala' }),
    country,
    description: z.string().meta({ example: 'North Indian classics, slow-simmered and generous with butter.' }),
  })
  .meta({ id: 'Restaurant' });

export const Dish = z
  .object({
    id: uuid(IDS.menu),
    restaurantId: uuid(IDS.restaurant),
    name: z.string().meta({ example: 'Garlic Naan' }),
    price: amount(60),
    description: z.string().meta({ example: 'Leavened bread from the tandoor, brushed with garlic butter.' }),
  })
  .meta({ id: 'Dish' });

export const CartItem = z
  .object({
    id: uuid(IDS.cartItem),
    menuId: uuid(IDS.menu),
    name: z.string().meta({ example: 'Garlic Naan' }),
    quantity: z.int().min(1).max(99).meta({ example: 2 }),
    price: amount(60),
    restaurantId: uuid(IDS.restaurant),
  })
  .meta({ id: 'CartItem' });

export const Order = z
  .object({
    id: uuid(IDS.order),
    userId: uuid(IDS.user),
    restaurantId: uuid(IDS.restaurant),
    totalAmount: amount(120),
    currency: z.string().length(3).meta({ example: 'INR' }),
    status: z.enum(ORDER_STATUSES).meta({ example: 'confirmed' }),
    createdAt: z.iso.datetime().meta({ example: '2026-11-22T07:30:00.000Z' }),
    items: z.array(
      z.object({
        menuId: uuid(IDS.menu),
        name: z.string().meta({ example: 'Garlic Naan' }),
        quantity: z.int().min(1).max(99).meta({ example: 2 }),
        price: amount(60),
      }),
    ),
  })
  .meta({ id: 'Order' });

export const PaymentMethod = z
  .object({
    id: uuid(IDS.paymentMethod),
    userId: uuid(IDS.user),
    cardLast4: z.string().meta({ example: '5555', pattern: '^[0-9]{4}$' }),
    type: z.enum(['credit', 'debit']).meta({ example: 'debit' }),
  })
  .meta({ id: 'PaymentMethod' });

/** The fields of `inputs.ts`, with what the document says of them. */
export const field = {
  id: (example: string) => inputs.id.meta({ type: 'string', format: 'uuid', example }),
  email: inputs.email.meta({ type: 'string', format: 'email', example: 'captainmarvel@manager.com' }),
  quantity: inputs.quantity.meta({ example: 2 }),
  price: sentAmount.optional().meta({
    type: 'number',
    minimum: 0,
    maximum: 99_999_999.99,
    example: 60,
    description: 'What the sender believes it costs. Never trusted: another price than the current one is refused with 409.',
  }),
};
