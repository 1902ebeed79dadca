import { useFetcher, useRevalidator } from '@remix-run/react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { CartLine } from '../../domain/rules/records';
import { toast } from '../components/ui/toast-store';
import type { FormAnswer } from '../http/form-problem';
import { paths } from '../paths';
import { useSiteData } from '../site-data';
import { forgetWish, grantWish, useWishes, type Wish } from './wishes';

type Answer = FormAnswer<CartLine | null>;

/** A wish on its way, with what was known when it left: both must be newer before it counts as granted. */
interface Sent {
  wish: Wish;
  answer: Answer | undefined;
  page: string | undefined;
}

// Before paint, so that no frame shows a confirmed number and its wish added up. The server has no layout.
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Tells the server what was pressed, one wish after the other: quick presses become one request, none is lost by
 * leaving the page, and a refusal takes the wish back with a sentence.
 */
export function CartSync() {
  const wishes = useWishes();
  const fetcher = useFetcher<Answer>({ key: 'cart' });
  const { revalidate } = useRevalidator();
  const page = useSiteData()?.requestId;
  const sent = useRef<Sent | null>(null);

  useEffectBeforePaint(() => {
    if (fetcher.state !== 'idle') return;
    const { data: answer } = fetcher;
    if (sent.current) {
      // On a slow machine a press is drawn between sending and "submitting": still idle, with all as it was.
      if (!answer || answer === sent.current.answer) return;
      const { wish } = sent.current;
      if (answer.error === null) {
        if (page === sent.current.page) return;
        sent.current = null;
        return grantWish(wish, answer.result?.id ?? null);
      }
      sent.current = null;
      toast(answer.error.message, { tone: 'error' });
      forgetWish(wish.menuId);
      return revalidate();
    }
    for (const wish of wishes.values()) {
      if (wish.wanted === wish.quantity) return forgetWish(wish.menuId);
      sent.current = { wish, answer, page };
      return fetcher.submit(messageFor(wish), { method: 'post', action: paths.cart() });
    }
  }, [fetcher, page, wishes, revalidate]);

  return null;
}

function messageFor({ itemId, menuId, restaurantId, wanted }: Wish): Record<string, string> {
  if (itemId === null) return { intent: 'add', menuId, restaurantId, quantity: String(wanted) };
  if (wanted === 0) return { intent: 'remove', itemId };
  return { intent: 'set', itemId, quantity: String(wanted) };
}
