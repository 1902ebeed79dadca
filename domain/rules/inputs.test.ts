import { describe, expect, test } from 'vitest';
import * as inputs from './inputs';

const ID = '0b1f6f3e-3c52-4d33-9f5a-2f8f1d1c9a10';

describe('what people send', () => {
  test.each([0, -1, 1.5, '2', 100, 2_147_483_648, NaN, Infinity, null, true, [2]])('a quantity of %j is refused', (quantity) => {
    expect(inputs.cartAddition.safeParse({ menuId: ID, restaurantId: ID, quantity }).success).toBe(false);
  });

  test.each([1, 99])('a quantity of %j is taken', (quantity) => {
    expect(inputs.cartAddition.safeParse({ menuId: ID, restaurantId: ID, quantity }).success).toBe(true);
  });

  test('an unknown key is refused, so nobody slips in a role or a price', () => {
    const line = { menuId: ID, restaurantId: ID, quantity: 1 };
    expect(inputs.cartAddition.safeParse({ ...line, userId: ID }).success).toBe(false);
    expect(inputs.cartAddition.safeParse(JSON.parse('{"__proto__":{"role":"admin"},"menuId":1}')).success).toBe(false);
  });

  test('one e-mail address has one spelling', () => {
    const spelled = ['Thor@Member.com', ' thor@member.com ', 'ｔｈｏｒ@member.com'];
    expect(spelled.map((email) => inputs.email.parse(email))).toEqual(Array(3).fill('thor@member.com'));
  });

  test('a password keeps its spaces and emoji, all 128 characters of them', () => {
    const password = ` ${'🍕x'.repeat(42)} `;
    expect(inputs.credentials.parse({ email: 'a@b.co', password }).password).toBe(password);
  });

  test.each(['a\0b', 'a\ud800'])('text that cannot be stored is refused: %j', (value) => {
    expect(inputs.nameChange.safeParse({ name: value }).success).toBe(false);
    expect(inputs.credentials.safeParse({ email: 'a@b.co', password: value }).success).toBe(false);
  });

  test('right-to-left text, combining marks and emoji pass unchanged', () => {
    for (const name of ['مطعم', 'Zoë Café', '👩‍🍳 Kitchen']) expect(inputs.nameChange.parse({ name }).name).toBe(name);
  });
});
