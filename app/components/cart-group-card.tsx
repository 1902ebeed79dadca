import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import type { CartGroup } from '../../domain/rules/records';
import { paths } from '../paths';
import { CartLineRow } from './cart-line-row';
import { Money } from './money';
import { Picture } from './picture';
import { Button } from './ui/button';
import { Card } from './ui/card';
import { cn } from './ui/cn';

interface CartGroupCardProps {
  group: CartGroup;
  mayOrder: boolean;
  /** The only one in the cart: its total and its checkout stay in sight on a phone. */
  isAlone: boolean;
  onRemove: () => void;
}

/** What the cart holds of one restaurant: its lines, its total, its own checkout. */
export function CartGroupCard({ group, mayOrder, isAlone, onRemove }: CartGroupCardProps) {
  const { restaurant, country, lines, total } = group;
  const canGoOn = lines.some((line) => line.isAvailable);
  return (
    <Card className="p-0 sm:p-0" role="group" aria-labelledby={`group-${restaurant.id}`}>
      <div className="flex items-center gap-3 border-b p-4 sm:px-5">
        <Picture name={restaurant.picture} of={restaurant.name} size={28} className="size-11" isEager />
        <div className="min-w-0">
          <h2 id={`group-${restaurant.id}`} dir="auto" className="font-semibold tracking-tight">
            <Link to={paths.restaurant(restaurant.id)} prefetch="intent" className="rounded-sm hover:underline">
              {restaurant.name}
            </Link>
          </h2>
          <p className="text-sm text-muted-foreground">{country.name}</p>
        </div>
      </div>
      <ul className="divide-y px-4 sm:px-5">
        {lines.map((line) => (
          <CartLineRow key={line.id} line={line} restaurantId={restaurant.id} locale={country.locale} onRemove={onRemove} />
        ))}
      </ul>
      <div
        className={cn(
          'flex flex-wrap items-center justify-between gap-3 rounded-b-xl border-t bg-card p-4 sm:px-5',
          isAlone && 'max-lg:sticky max-lg:bottom-[calc(4rem+env(safe-area-inset-bottom))] max-lg:z-10',
        )}
      >
        <p className="flex items-baseline gap-2">
          <span className="text-sm text-muted-foreground">Total</span>
          <Money amount={total} locale={country.locale} className="text-lg font-semibold" />
        </p>
        {mayOrder && canGoOn && (
          <Button asChild>
            <Link to={paths.checkout(restaurant.id)} prefetch="intent">
              Check out<span className="sr-only"> at {restaurant.name}</span> <ArrowRight aria-hidden />
            </Link>
          </Button>
        )}
      </div>
    </Card>
  );
}
