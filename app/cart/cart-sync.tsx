import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CartLine } from '../../domain/rules/records';
import { toast } from '../components/ui/toast-store';
import type { FormAnswer } from '../http/form-problem';
import { paths } from '../paths';
import { forgetWish, grantWish, useWishes, type Wish } from './wishes';

// Before paint, so that no frame shows a confirmed number and its wish added up. The server has no layout.
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Tells the server what was pressed, one wish after the other: quick presses become one request, none is lost by
 * leaving the page, and a refusal takes the wish back with a sentence.
 */
export function CartSync() {
  const wishes = useWishes();
  const fetcher = useFetcher<FormAnswer<CartLine | null>>({ key: 'cart' });
  const { revalidate } = useRevalidator();
  const inFlight = useRef<Wish | null>(null);

  useEffectBeforePaint(() => {
    if (fetcher.state !== 'idle') return;
    const sent = inFlight.current;
    if (sent) {
      inFlight.current = null;
      if (fetcher.data?.error === null) return grantWish(sent, fetcher.data.result?.id ?? null);
      toast(fetcher.data?.error.message ?? 'That did not work. Your cart is unchanged.', { tone: 'error' });
      forgetWish(sent.menuId);
      return revalidate();
    }
    for (const wish of wishes.values()) {
      if (wish.wanted === wish.quantity) return forgetWish(wish.menuId);
      inFlight.current = wish;
      return fetcher.submit(messageFor(wish), { method: 'post', action: paths.cart() });
    }
  }, [fetcher, wishes, revalidate]);

  return null;
}

function messageFor({ itemId, menuId, restaurantId, wanted }: Wish): Record<string, string> {
  if (itemId === null) return { intent: 'add', menuId, restaurantId, quantity: String(wanted) };
  if (wanted === 0) return { intent: 'remove', itemId };
  return { intent: 'set', itemId, quantity: String(wanted) };
}
