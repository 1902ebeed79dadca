import type { CartLine } from '../../domain/rules/records';
import { QuantityStepper } from '../cart/quantity-stepper';
import { lineInCart } from '../cart/shown-lines';
import { restore } from '../cart/wishes';
import { Money } from './money';
import { Picture } from './picture';
import { Badge } from './ui/badge';
import { toast } from './ui/toast-store';

interface CartLineRowProps {
  line: CartLine;
  restaurantId: string;
  locale: string;
  onRemove: () => void;
}

export function CartLineRow({ line, restaurantId, locale, onRemove }: CartLineRowProps) {
  const { name, picture, price, currentPrice, quantity, isAvailable } = line;
  const dish = lineInCart(line, restaurantId);
  const sum = { minor: price.minor * quantity, currency: price.currency };
  const isRepriced = price.minor !== currentPrice.minor;

  const remove = () => {
    toast(`${name} is out of your cart.`, { action: { label: 'Undo', run: () => restore(dish, quantity) } });
    onRemove();
  };

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Picture name={picture} size={32} className="size-14" />
      <div className="min-w-0 flex-1 basis-40">
        <p dir="auto" className="font-medium">{name}</p>
        <p className="text-sm text-muted-foreground">
          <Money amount={price} locale={locale} /> each
        </p>
        {!isAvailable && <Badge tone="danger">Not available any more</Badge>}
        {isAvailable && isRepriced && (
          <Badge tone="warning">
            Now <Money amount={currentPrice} locale={locale} />
          </Badge>
        )}
      </div>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
        <QuantityStepper dish={dish} canGrow={isAvailable} onRemove={remove} />
        <Money amount={sum} locale={locale} className="min-w-20 text-right font-semibold" />
      </div>
    </li>
  );
}
