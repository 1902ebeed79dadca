/**
 * An exact amount. `minor` counts hundredths of the currency's unit for every currency, because that is what
 * DECIMAL(10,2) keeps; `fractionDigits` says how many of them a currency really uses.
 */
export interface Money {
  minor: number;
  currency: string;
}

/** The largest amount DECIMAL(10,2) holds, in hundredths. */
export const MAX_MINOR = 9_999_999_999;

/** Reads a decimal as PostgreSQL writes it ("320.00"). Throws RangeError for anything else. */
export function parseDecimal(text: string): number {
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) throw new RangeError(`not an amount with at most two decimals: ${text}`);
  const minor = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -minor : minor;
}

/** The decimal PostgreSQL stores and JSON shows: 32000 becomes "320.00". */
export function toDecimal(minor: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of hundredths: ${minor}`);
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sums price × quantity over lines of one currency. Throws when currencies are mixed. */
export function total(lines: { price: Money; quantity: number }[], currency: string): Money {
  let minor = 0;
  for (const line of lines) {
    if (line.price.currency !== currency) throw new RangeError(`${line.price.currency} cannot be added to ${currency}`);
    minor += line.price.minor * line.quantity;
  }
  return { minor, currency };
}

/** How many decimals people use with a currency: 2 for INR, 0 for JPY (ECMA-402, from ISO 4217). */
export function fractionDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

const formats = new Map<string, Intl.NumberFormat>();

/** An amount as a person of that locale writes it: ₹320.00, $18.99, £12.99. */
export function formatMoney(money: Money, locale: string): string {
  const key = `${locale} ${money.currency}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency });
    formats.set(key, format);
  }
  return format.format(money.minor / 100);
}
