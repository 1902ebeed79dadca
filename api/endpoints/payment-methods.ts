import { z } from 'zod';
import { paymentMethod } from '../../domain/rules/inputs';
import { endpoint } from '../endpoint';
import { field, IDS, PaymentMethod } from '../schemas';
import * as shapes from '../shapes';

export const listPaymentMethods = endpoint(
  {
    method: 'GET',
    path: '/payment-methods',
    operationId: 'listPaymentMethods',
    summary: 'List payment methods',
    description: "Your own; everybody's for admins, own ones first.",
    tag: 'Payment methods',
    answer: z.array(PaymentMethod),
    answerDescription: 'Payment methods.',
  },
  async (viewer, { shop }) => ({ body: (await shop.listPaymentMethods(viewer)).map(shapes.paymentMethod) }),
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
