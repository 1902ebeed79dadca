const folded = (text: string) => text.normalize('NFD').replace(/\p{Mark}/gu, '').toLowerCase();

/** Whether one of the texts holds what was typed, whatever the case and the accents. */
export function holds(typed: string, ...texts: string[]): boolean {
  const wanted = folded(typed.trim());
  return texts.some((text) => folded(text).includes(wanted));
}
