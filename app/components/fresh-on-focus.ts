import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const AT_MOST_EVERY_MS = 2_000;

/** Asks again what the page shows when its tab is looked at again, so that two tabs tell the same. */
export function useFreshOnFocus(): void {
  const { revalidate, state } = useRevalidator();
  const lastAsked = useRef(0);

  // A page that has just arrived is given the focus too; it is fresh as it is.
  useEffect(() => {
    lastAsked.current = Date.now();
  }, []);

  useEffect(() => {
    const refresh = () => {
      const now = Date.now();
      if (document.visibilityState !== 'visible' || state !== 'idle' || now - lastAsked.current < AT_MOST_EVERY_MS) return;
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
