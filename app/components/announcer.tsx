import { useLocation } from '@remix-run/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

/** Has a screen reader say a sentence that is only seen otherwise. */
export function announce(sentence: string): void {
  // The same sentence twice would be no change, and so not be read again.
  spoken = sentence === spoken ? `${sentence}\u00a0` : sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads out what `announce` was told, and the title of each page that opens without a load. */
export function Announcer() {
  const sentence = useSyncExternalStore(subscribe, () => spoken, () => '');
  const { pathname } = useLocation();
  const lastPath = useRef(pathname);

  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    announce(document.title);
  }, [pathname]);

  return (
    <p role="status" aria-live="polite" className="sr-only">
      {sentence}
    </p>
  );
}
