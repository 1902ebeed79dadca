import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { paths } from '../paths';
import { Picture } from './picture';
import { Button } from './ui/button';

/** What to do next: go on with the cart, or start one. */
export function NextStep({ cartCount }: { cartCount: number }) {
  const hasCart = cartCount > 0;
  return (
    <div className="flex flex-wrap items-center gap-5 rounded-2xl border bg-linear-to-br from-accent to-card p-5 shadow-sm sm:p-7">
      <Picture name={hasCart ? 'takeout-box' : 'steaming-bowl'} size={56} isPlated className="size-20 rounded-2xl sm:size-24" isEager />
      <div className="min-w-0 flex-1 basis-48">
        <h2 className="text-xl font-semibold tracking-tight">
          {hasCart ? `${cartCount === 1 ? 'One item waits' : `${cartCount} items wait`} in your cart` : 'What would you like today?'}
        </h2>
        <p className="mt-1 text-muted-foreground">
          {hasCart ? 'Pick up where you left off, on this or any other device.' : 'Look through the restaurants near you and fill a cart.'}
        </p>
      </div>
      <div className="grid w-full gap-2 sm:flex sm:w-auto">
        {hasCart && (
          <Button asChild size="lg">
            <Link to={paths.cart()} prefetch="intent">
              Go to the cart <ArrowRight aria-hidden />
            </Link>
          </Button>
        )}
        <Button asChild size="lg" variant={hasCart ? 'outline' : 'primary'}>
          <Link to={paths.restaurants()} prefetch="intent">
            Browse restaurants
          </Link>
        </Button>
      </div>
    </div>
  );
}
