import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says so while the connection is lost. */
export function ConnectionNotice() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return (
    <div role="status" className="fixed inset-x-0 top-2 z-50 flex justify-center px-4 print:hidden">
      {!isOnline && (
        <p className="flex items-center gap-2 rounded-full bg-toast px-4 py-2 text-sm text-toast-foreground shadow-lg">
          <WifiOff aria-hidden className="size-4 shrink-0" /> You are offline. What you typed is kept.
        </p>
      )}
    </div>
  );
}
