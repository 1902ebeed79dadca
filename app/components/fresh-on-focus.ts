import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const FRESH_FOR_MS = 1_000;

/** Asks again what the page shows when its tab is looked at again, so that two tabs tell the same. */
export function useFreshOnFocus(): void {
  const { revalidate, state } = useRevalidator();
  // A page that has just arrived is given the focus too, and a tab coming back tells it twice.
  const lastAsked = useRef(0);
  useEffect(() => {
    lastAsked.current = Date.now();
  }, []);

  useEffect(() => {
    const refresh = () => {
      const now = Date.now();
      if (document.visibilityState !== 'visible' || state !== 'idle' || now - lastAsked.current < FRESH_FOR_MS) return;
      lastAsked.current = now;
      revalidate();
    };
    window.addEventListener('focus', refresh);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      window.removeEventListener('focus', refresh);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [revalidate, state]);
}
