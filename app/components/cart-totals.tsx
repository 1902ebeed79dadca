import type { Money as Amount } from '../../domain/rules/money';
import type { CartGroup } from '../../domain/rules/records';
import { Money } from './money';
import { Card, CardTitle } from './ui/card';

/** What the cart comes to, each currency by itself: rupees and dollars are never added up. */
export function CartTotals({ groups }: { groups: CartGroup[] }) {
  const totals = new Map<string, { amount: Amount; locale: string }>();
  for (const { total, country } of groups) {
    const minor = (totals.get(total.currency)?.amount.minor ?? 0) + total.minor;
    totals.set(total.currency, { amount: { minor, currency: total.currency }, locale: country.locale });
  }
  const items = groups.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Card>
      <CardTitle>Summary</CardTitle>
      <dl className="mt-3 grid gap-2 text-sm">
        <div className="flex justify-between gap-4">
          <dt className="text-muted-foreground">Items</dt>
          <dd className="tabular-nums">{items}</dd>
        </div>
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
