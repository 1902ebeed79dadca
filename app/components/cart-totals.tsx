import type { Money as Amount } from '../../domain/rules/money';
import type { CartGroup } from '../../domain/rules/records';
import { Money } from './money';
import { Card, CardTitle } from './ui/card';
import { cn } from './ui/cn';

/**
 * What the cart comes to, each currency by itself: rupees and dollars are never added up. Beside the cart on a desktop;
 * on a phone a bar that stays in sight while the cart scrolls, unless there is
 * but one restaurant, whose own total does.
 */
export function CartTotals({ groups }: { groups: CartGroup[] }) {
  const totals = new Map<string, { amount: Amount; locale: string }>();
  for (const { total, country } of groups) {
    const minor = (totals.get(total.currency)?.amount.minor ?? 0) + total.minor;
    totals.set(total.currency, { amount: { minor, currency: total.currency }, locale: country.locale });
  }
  const items = groups.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Card
      className={cn(
        'max-lg:sticky max-lg:bottom-[calc(4.75rem+env(safe-area-inset-bottom))] max-lg:z-10 max-lg:py-3 max-lg:shadow-lg',
        groups.length === 1 && 'max-lg:hidden',
      )}
    >
      <CardTitle className="max-lg:sr-only">{items === 1 ? '1 item' : `${items} items`}</CardTitle>
      <dl className="grid gap-1 text-sm lg:mt-3 lg:gap-2">
        {[...totals].map(([currency, { amount, locale }]) => (
          <div key={currency} className="flex items-baseline justify-between gap-4">
            <dt className="text-muted-foreground">{totals.size > 1 ? `Total in ${currency}` : 'Total'}</dt>
            <dd>
              <Money amount={amount} locale={locale} className="text-base font-semibold" />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
