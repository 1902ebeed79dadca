import { WifiOff } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { toast } from './ui/toast-store';

const LINK = 'a[href]:not([href^="#"], [href^="mailto:"])';
const POINTING = ['mouseover', 'mouseout', 'focusin', 'touchstart'];
const LEAVING = ['click', 'submit'];

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says so while the connection is lost, and keeps the page: what is on it, and what was typed. */
export function ConnectionNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);

  // Followed now, a link would end on the browser's own error page, and so would one only pointed at: fetching its
  // script ahead fails, and Remix then reloads. A form would lose what it holds.
  useEffect(() => {
    if (isOnline) return;
    const stay = (event: Event) => {
      if (event.type === 'click' && !(event.target instanceof Element && event.target.closest(LINK))) return;
      event.preventDefault();
      event.stopPropagation();
      toast('That has to wait until you are online again. Nothing is lost.', { tone: 'error' });
    };
    const ignore = (event: Event) => event.stopPropagation();
    for (const type of LEAVING) window.addEventListener(type, stay, true);
    for (const type of POINTING) window.addEventListener(type, ignore, true);
    return () => {
      for (const type of LEAVING) window.removeEventListener(type, stay, true);
      for (const type of POINTING) window.removeEventListener(type, ignore, true);
    };
  }, [isOnline]);

  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-18 z-50 flex justify-center px-4 print:hidden">
      {!isOnline && (
        <p className="flex items-center gap-2 rounded-full bg-toast px-4 py-2 text-sm text-toast-foreground shadow-lg">
          <WifiOff aria-hidden className="size-4 shrink-0" /> You are offline. What you typed is kept.
        </p>
      )}
    </div>
  );
}
