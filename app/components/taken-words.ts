/** What to tell somebody whose cart was just filled with many dishes at once. */
export function takenFlash({ items, left }: { items: number; left: number }): { message: string } {
  const taken = items === 1 ? '1 item is in your cart.' : `${items} items are in your cart.`;
  if (left === 0) return { message: taken };
  return { message: `${taken} ${left === 1 ? 'One dish' : `${left} dishes`} cannot be ordered at the moment.` };
}
