/** A count as the office, which speaks English, writes it: 12,345. */
export const inDigits = (count: number) => count.toLocaleString('en');

export const orderCount = (count: number) => (count === 1 ? '1 order' : `${inDigits(count)} orders`);
