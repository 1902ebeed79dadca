import { z } from 'zod';
import { cancellation, orderFilter } from '../../domain/rules/inputs';
import type { Once } from '../../domain/idempotency';
import type { Order as OrderRecord } from '../../domain/rules/records';
import { type Answer, endpoint } from '../endpoint';
import { cursor, limitUpTo, nextLink } from '../paging';
import { field, IDS, Order, sentAmount } from '../schemas';
import * as shapes from '../shapes';

export const listOrders = endpoint(
  {
    method: 'GET',
    path: '/orders',
    operationId: 'listOrders',
    summary: 'List orders',
    description:
      "Newest first: your country's for managers, every country's for admins. Each page names the next one in its `Link` header; " +
      'orders that arrive meanwhile do not shift it.',
    tag: 'Orders',
    query: z.object({
      limit: limitUpTo(100, 50).optional(),
      cursor: cursor(orderFilter.shape.cursor),
      status: orderFilter.shape.status.meta({ example: 'confirmed' }),
      country: orderFilter.shape.country.meta({ example: 'India', description: 'For admins; changes nothing for others.' }),
      from: orderFilter.shape.from.meta({ example: '2026-11-01', description: 'First day, in your time zone.' }),
      to: orderFilter.shape.to.meta({ example: '2026-11-30', description: 'Last day, in your time zone.' }),
    }),
    answer: z.array(Order),
    answerDescription: 'One page of orders.',
    refusals: ['membersMayNotSeeOrders', 'badQuery'],
    isPaged: true,
  },
  async (viewer, { shop, input }) => {
    const { orders, nextCursor } = await shop.listOrders(viewer, input);
    return { body: orders.map(shapes.order), headers: nextLink('/orders', input, nextCursor) };
  },
);

const ITEMS_BODY_LIMIT = 65_536;

export const placeOrder = endpoint(
  {
    method: 'POST',
    path: '/orders',
    operationId: 'placeOrder',
    summary: 'Place an order',
    description:
      'One order at one restaurant, at the prices of this moment; your cart is left alone. Without a payment method your first one is ' +
      'used. `price` and `totalAmount` may be sent and are refused with 409 `price_changed` and the current ones when wrong. ' +
      'A body may have up to 64 kB here.',
    tag: 'Orders',
    body: z.strictObject({
      restaurantId: field.id(IDS.restaurant),
      items: z
        .array(z.strictObject({ menuId: field.id(IDS.menu), quantity: field.quantity, price: field.price }))
        .min(1, 'Please order at least one dish.')
        .max(200, 'Please order at most 200 different dishes at once.'),
      totalAmount: sentAmount.optional().meta({
        type: 'number',
        minimum: 0,
        maximum: 99_999_999.99,
        example: 120,
        description: 'What the sender believes all of it costs; checked like `price`.',
      }),
      paymentMethodId: field.id(IDS.paymentMethod).optional(),
    }),
    bodyLimit: ITEMS_BODY_LIMIT,
    answer: Order,
    answerDescription: 'The order, confirmed.',
    refusals: [
      'membersMayNotOrder', 'otherCountry', 'noSuchRestaurant', 'noSuchDish', 'noSuchPaymentMethod', 'restaurantUnavailable',
      'dishUnavailable', 'priceChanged', 'totalChanged', 'badBody', 'unknownKey', 'noPaymentMethod', 'orderTooLarge',
    ],
    takesIdempotencyKey: true,
  },
  async (viewer, { shop, input, idempotencyKey }) => {
    const { restaurantId, paymentMethodId, totalAmount } = input;
    const items = input.items.map(({ price, ...dish }) => ({ ...dish, shownPriceMinor: price }));
    const request = { restaurantId, items, paymentMethodId, shownTotalMinor: totalAmount };
    return answerOnce(await shop.orderDishes(viewer, request, idempotencyKey));
  },
);

export const cancelOrder = endpoint(
  {
    method: 'POST',
    path: '/orders/{orderId}/cancel',
    operationId: 'cancelOrder',
    summary: 'Cancel an order',
    tag: 'Orders',
    params: z.object({ orderId: field.id(IDS.order) }),
    body: z.strictObject({ reason: cancellation.shape.reason.meta({ example: 'Fire drill' }) }),
    bodyIsOptional: true,
    answer: Order,
    answerDescription: 'The order, cancelled.',
    refusals: ['membersMayNotCancel', 'otherCountry', 'noSuchOrder', 'alreadyCancelled', 'badId', 'unknownKey'],
    takesIdempotencyKey: true,
  },
  async (viewer, { shop, input: { orderId, reason }, idempotencyKey }) => {
    if (idempotencyKey === undefined) return { body: shapes.order(await shop.cancelOrder(viewer, orderId, { reason })) };
    return answerOnce(await shop.cancelOrderOnce(viewer, orderId, { reason }, idempotencyKey));
  },
);

function answerOnce({ outcome, replayed }: Once<OrderRecord>): Answer {
  return { body: shapes.order(outcome), ...(replayed && { headers: { 'Idempotent-Replayed': 'true' } }) };
}
