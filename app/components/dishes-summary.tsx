import type { DishListGroup } from '../../domain/rules/records';
import { Money } from './money';
import { Picture } from './picture';
import { Badge } from './ui/badge';
import { Card } from './ui/card';

/** The dishes wanted from one restaurant and what they come to: before ordering, and on a list somebody handed over. */
export function DishesSummary({ group: { restaurant, country, lines, total } }: { group: DishListGroup }) {
  return (
    <Card className="p-0 sm:p-0">
      <div className="flex items-center gap-3 border-b p-4 sm:px-5">
        <Picture name={restaurant.picture} of={restaurant.name} size={28} className="size-11" isEager />
        <div className="min-w-0">
          <h2 dir="auto" className="font-semibold tracking-tight">{restaurant.name}</h2>
          <p className="text-sm text-muted-foreground">{country.name}</p>
        </div>
      </div>
      <ul className="divide-y px-4 sm:px-5">
        {lines.map((line) => (
          <li key={line.menuId} className="flex flex-wrap items-center gap-3 py-3">
            <Picture name={line.picture} size={28} className="size-11" />
            <p className="min-w-0 flex-1 basis-32">
              <span dir="auto" className="block font-medium">{line.name}</span>
              <span className="block text-sm text-muted-foreground">
                {line.quantity} × <Money amount={line.price} locale={country.locale} />
              </span>
            </p>
            {line.isAvailable ? (
              <Money
                amount={{ ...line.price, minor: line.price.minor * line.quantity }}
                locale={country.locale}
                className="ml-auto font-medium"
              />
            ) : (
              <Badge tone="danger">Not available</Badge>
            )}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-t p-4 sm:px-5">
        <span className="text-muted-foreground">Total</span>
        <Money amount={total} locale={country.locale} className="text-xl font-semibold" />
      </p>
    </Card>
  );
}
