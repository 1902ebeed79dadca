import { useCartCount } from '../cart/wishes';
import { useSiteData } from '../site-data';
import { cn } from './ui/cn';

/** The number on the cart; it gives a little jump when it changes. */
export function CartCount({ className }: { className?: string }) {
  const count = useCartCount(useSiteData()?.cartCount ?? 0);
  if (count === 0) return null;
  return (
    <span
      key={count}
      className={cn(
        'grid h-5 min-w-5 animate-bump place-items-center rounded-full bg-spice px-1 text-[0.6875rem] font-bold whitespace-nowrap text-spice-foreground tabular-nums',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {count === 1 ? 'item' : 'items'}</span>
    </span>
  );
}
