import type { CardType } from '../../domain/rules/records';

const TYPES: Record<CardType, string> = { credit: 'Credit card', debit: 'Debit card' };

/** A card as people name it: its kind and its last four digits. */
export function CardName({ card: { type, cardLast4 } }: { card: { type: CardType; cardLast4: string } }) {
  return (
    <span className="font-medium">
      {TYPES[type]} <span aria-hidden>••••</span>
      <span className="sr-only">ending in</span> <span className="tabular-nums">{cardLast4}</span>
    </span>
  );
}
