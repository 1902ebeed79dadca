import { describe, expect, test } from 'vitest';
import { formatMoney, fractionDigits, parseDecimal, toDecimal, total } from './money';

describe('money', () => {
  test('reads and writes what PostgreSQL stores without ever becoming a float', () => {
    for (const text of ['0.01', '0.10', '18.99', '320.00', '99999999.99']) expect(toDecimal(parseDecimal(text))).toBe(text);
    expect(parseDecimal('320')).toBe(32_000);
    expect(parseDecimal('-0.05')).toBe(-5);
  });

  test.each(['', 'NaN', '1.005', '1e5', ' 1.00', '1,00', 'Infinity'])('refuses %j as an amount', (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });

  test('adds lines exactly where floats would not', () => {
    const dime = { price: { minor: parseDecimal('0.10'), currency: 'USD' }, quantity: 3 };
    expect(total([dime], 'USD')).toEqual({ minor: 30, currency: 'USD' });
  });

  test('never adds two currencies', () => {
    const rupees = { price: { minor: 100, currency: 'INR' }, quantity: 1 };
    expect(() => total([rupees], 'USD')).toThrow(/INR cannot be added to USD/);
  });

  test('is written as people of the country write it', () => {
    expect(formatMoney({ minor: 32_000, currency: 'INR' }, 'en-IN')).toBe('₹320.00');
    expect(formatMoney({ minor: 12_345_678, currency: 'INR' }, 'en-IN')).toBe('₹1,23,456.78');
    expect(formatMoney({ minor: 1_899, currency: 'USD' }, 'en-US')).toBe('$18.99');
    expect(formatMoney({ minor: 1_299, currency: 'GBP' }, 'en-GB')).toBe('£12.99');
    expect(formatMoney({ minor: 129_900, currency: 'EUR' }, 'de-DE')).toBe('1.299,00\u00a0€');
  });

  test('knows how many decimals a currency uses', () => {
    expect([fractionDigits('INR'), fractionDigits('JPY'), fractionDigits('KWD')]).toEqual([2, 0, 3]);
  });
});
