import { z } from 'zod';
import { cardPage, CARDS_A_PAGE, paymentMethod } from '../../domain/rules/inputs';
import { endpoint } from '../endpoint';
import { cursor, limitUpTo, nextLink } from '../paging';
import { field, IDS, PaymentMethod } from '../schemas';
import * as shapes from '../shapes';

export const listPaymentMethods = endpoint(
  {
    method: 'GET',
    path: '/payment-methods',
    operationId: 'listPaymentMethods',
    summary: 'List payment methods',
    description:
      "Your own; everybody's for admins, own ones first, then by the names of the people. Where there are more than `limit`, the `Link` " +
      'header names the next page.',
    tag: 'Payment methods',
    query: z.object({ limit: limitUpTo(100, CARDS_A_PAGE).optional(), cursor: cursor(cardPage.shape.cursor) }),
    answer: z.array(PaymentMethod),
    answerDescription: 'Payment methods.',
    refusals: ['badQuery'],
    isPaged: true,
  },
  async (viewer, { shop, input }) => {
    const { methods, nextCursor } = await shop.listPaymentMethods(viewer, input);
    return { body: methods.map(shapes.paymentMethod), headers: nextLink('/payment-methods', input, nextCursor) };
  },
);

export const addPaymentMethod = endpoint(
  {
    method: 'POST',
    path: '/payment-methods',
    operationId: 'addPaymentMethod',
    summary: 'Add a payment method for a person',
    description: 'Admins only.',
    tag: 'Payment methods',
    body: z.strictObject({
      userId: field.id(IDS.user),
      cardLast4: paymentMethod.shape.cardLast4.meta({ example: '5555' }),
      type: paymentMethod.shape.type.meta({ example: 'debit' }),
    }),
    answer: PaymentMethod,
    answerDescription: 'The payment method.',
    refusals: ['onlyAdmins', 'badCard', 'unknownPerson', 'unknownKey'],
  },
  async (viewer, { shop, input }) => ({ body: shapes.paymentMethod(await shop.addPaymentMethod(viewer, input)) }),
);
