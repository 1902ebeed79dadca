import { z } from 'zod';
import { endpoint } from '../endpoint';
import { CartItem, field, IDS, Success } from '../schemas';
import * as shapes from '../shapes';

export const showCart = endpoint(
  {
    method: 'GET',
    path: '/cart',
    operationId: 'showCart',
    summary: 'Show your cart',
    tag: 'Cart',
    answer: z.array(CartItem),
    answerDescription: 'The lines of your cart, by restaurant.',
  },
  async (viewer, { shop }) => ({ body: shapes.cart((await shop.showCart(viewer)).groups) }),
);

export const addToCart = endpoint(
  {
    method: 'POST',
    path: '/cart',
    operationId: 'addToCart',
    summary: 'Add a dish to your cart',
    description: 'Adding a dish that is there raises its quantity, up to 99.',
    tag: 'Cart',
    body: z.strictObject({
      menuId: field.id(IDS.menu),
      restaurantId: field.id(IDS.restaurant),
      quantity: field.quantity,
      price: field.price,
    }),
    answer: CartItem,
    answerDescription: 'The line as it is now.',
    refusals: ['otherCountry', 'noSuchDish', 'dishUnavailable', 'priceChanged', 'badBody', 'unknownKey'],
  },
  async (viewer, { shop, input: { price, ...dish } }) => {
    const line = await shop.addToCart(viewer, { ...dish, shownPriceMinor: price });
    return { body: shapes.cartItem(line, dish.restaurantId) };
  },
);

export const removeFromCart = endpoint(
  {
    method: 'DELETE',
    path: '/cart',
    operationId: 'removeFromCart',
    summary: 'Remove a line from your cart',
    tag: 'Cart',
    query: z.object({ itemId: field.id(IDS.cartItem) }),
    answer: Success,
    answerDescription: 'The line is gone.',
    refusals: ['noSuchCartItem', 'badQueryId'],
  },
  async (viewer, { shop, input }) => {
    await shop.removeFromCart(viewer, input.itemId);
    return { body: { success: true } };
  },
);

export const clearCart = endpoint(
  {
    method: 'POST',
    path: '/cart/clear',
    operationId: 'clearCart',
    summary: 'Empty your cart',
    tag: 'Cart',
    body: z.strictObject({}),
    bodyIsOptional: true,
    answer: Success,
    answerDescription: 'The cart is empty.',
    refusals: ['unknownKey'],
  },
  async (viewer, { shop }) => {
    await shop.clearCart(viewer);
    return { body: { success: true } };
  },
);
