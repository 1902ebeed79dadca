import { useLocation } from '@remix-run/react';
import { Minus, Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { announce } from '../components/announcer';
import { Button } from '../components/ui/button';
import { paths } from '../paths';
import { useQuantity, wish, type DishInCart } from './wishes';

interface StepperProps {
  dish: DishInCart;
  /** False when the dish can no longer be ordered: it may leave the cart but not grow. */
  canGrow?: boolean;
  /** The element to come back to when the page loads anew, without JavaScript. */
  anchor?: string;
  /** Called when the last one is taken out. */
  onRemove?: () => void;
}

/**
 * Add, one more, one less, remove. Each button is a form of its own, so that it works before and without JavaScript;
 * with it the press shows at once and travels in the background.
 */
export function QuantityStepper({ dish, canGrow = true, anchor, onRemove }: StepperProps) {
  const quantity = useQuantity(dish);
  const { menuId, restaurantId, itemId, name } = dish;
  const box = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  const isAbsent = quantity === 0;

  // The pressed button made way for others: the keyboard's place moves to the one that goes on.
  useEffect(() => {
    if (wasPressed.current) box.current?.querySelector<HTMLElement>('[data-more]')?.focus();
    wasPressed.current = false;
  }, [isAbsent]);

  const want = (wanted: number) => {
    wasPressed.current = isAbsent || wanted === 0;
    wish(dish, wanted);
    announce(wanted === 0 ? `${name} removed from your cart.` : `${wanted} × ${name} in your cart.`);
    if (wanted === 0) onRemove?.();
  };

  if (isAbsent) {
    return (
      <div ref={box}>
        <Step anchor={anchor} says={{ intent: 'add', menuId, restaurantId, quantity: '1' }} onPress={() => want(1)}>
          <Button type="submit" data-more variant="soft" disabled={!canGrow} aria-label={`Add ${name} to your cart`}>
            <Plus aria-hidden /> Add
          </Button>
        </Step>
      </div>
    );
  }
  // The line's id is not known until the first press has travelled; till then every press is remembered as a wish.
  const line = { itemId: itemId ?? '' };
  const less = quantity === 1 ? { intent: 'remove', ...line } : { intent: 'set', ...line, quantity: String(quantity - 1) };
  return (
    <div
      ref={box}
      role="group"
      aria-label={`Quantity of ${name}`}
      className="flex items-center rounded-lg border bg-card shadow-sm"
    >
      <Step anchor={anchor} says={less} onPress={() => want(quantity - 1)}>
        <Button type="submit" variant="ghost" size="icon" aria-label={quantity === 1 ? `Remove ${name}` : `One less ${name}`}>
          {quantity === 1 ? <Trash2 aria-hidden /> : <Minus aria-hidden />}
        </Button>
      </Step>
      <span className="w-7 text-center text-sm font-semibold tabular-nums">
        {quantity}
        <span className="sr-only"> in your cart</span>
      </span>
      <Step anchor={anchor} says={{ intent: 'set', ...line, quantity: String(quantity + 1) }} onPress={() => want(quantity + 1)}>
        <Button
          type="submit"
          data-more
          variant="ghost"
          size="icon"
          disabled={!canGrow || quantity >= 99}
          aria-label={`One more ${name}`}
        >
          <Plus aria-hidden />
        </Button>
      </Step>
    </div>
  );
}

interface StepProps {
  says: Record<string, string>;
  anchor: string | undefined;
  onPress: () => void;
  children: ReactNode;
}

function Step({ says, anchor, onPress, children }: StepProps) {
  const { pathname, search } = useLocation();
  const returnTo = pathname + search + (anchor ? `#${anchor}` : '');
  const press = (event: FormEvent) => {
    event.preventDefault();
    onPress();
  };
  return (
    <form method="post" action={paths.cart()} onSubmit={press}>
      {Object.entries({ ...says, returnTo }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
