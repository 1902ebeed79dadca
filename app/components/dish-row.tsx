import type { CartLine, Dish } from '../../domain/rules/records';
import { QuantityStepper } from '../cart/quantity-stepper';
import { dishInCart } from '../cart/shown-lines';
import { useQuantity } from '../cart/wishes';
import { Money } from './money';
import { Picture } from './picture';
import { cn } from './ui/cn';

interface DishRowProps {
  dish: Dish;
  /** Its line in the cart, when there is one. */
  line: CartLine | undefined;
  locale: string;
  isEager: boolean;
}

/** A dish on the menu, with what is already in the cart and the buttons to change that. */
export function DishRow({ dish, line, locale, isEager }: DishRowProps) {
  const inCart = dishInCart(dish, line);
  const isChosen = useQuantity(inCart) > 0;
  return (
    <li
      id={`dish-${dish.id}`}
      className={cn(
        'flex scroll-mt-20 gap-4 rounded-xl border bg-card p-3 shadow-sm transition-colors sm:p-4',
        isChosen && 'border-primary',
      )}
    >
      <Picture
        name={dish.picture}
        size={56}
        className={cn('size-20 sm:size-24', !dish.isAvailable && 'opacity-50')}
        isEager={isEager}
        isDescribed
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <h3 dir="auto" className="font-medium tracking-tight">{dish.name}</h3>
        <p dir="auto" className="mt-0.5 line-clamp-2 text-sm text-muted-foreground">{dish.description}</p>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2">
          <Money amount={dish.price} locale={locale} className="font-semibold" />
          {dish.isAvailable || isChosen ? (
            <QuantityStepper dish={inCart} canGrow={dish.isAvailable} anchor={`dish-${dish.id}`} />
          ) : (
            <span className="flex h-11 items-center text-sm text-muted-foreground">Not available today</span>
          )}
        </div>
      </div>
    </li>
  );
}
