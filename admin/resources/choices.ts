import { PICTURES } from '../../domain/rules/pictures';

/** Choices for a form, written as people read them: `fish-cake-with-swirl` as "Fish cake with swirl". */
export const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, label: inWords(value) }));

export const PICTURE_CHOICES = choicesOf(PICTURES);

function inWords(value: string): string {
  const words = value.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
