import { formatMoney, type Money as Amount } from '../../domain/rules/money';
import { cn } from './ui/cn';

/** An amount as people of that country write it. */
export function Money({ amount, locale, className }: { amount: Amount; locale: string; className?: string }) {
  return (
    <bdi className={cn('whitespace-nowrap tabular-nums', className)}>{formatMoney(amount, locale)}</bdi>
  );
}
