import { CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { focusPage } from '../focus-page';
import { dismissToast, useToasts, type Toast } from './toast-store';

const SHOWN_MS = 5_000;
const SHOWN_WITH_ACTION_MS = 10_000;

/** Where toasts appear: above a phone’s bars, in the corner of a desktop. Read out as they come. */
export function Toaster() {
  const toasts = useToasts();
  return (
    <section
      aria-label="Messages"
      className="pointer-events-none fixed inset-x-4 bottom-[calc(9rem+env(safe-area-inset-bottom))] z-40 flex flex-col items-center gap-2 lg:inset-x-auto lg:right-6 lg:bottom-6 lg:items-end print:hidden"
    >
      <ol aria-live="polite" className="contents">
        {toasts.map((toast) => (
          <ToastItem key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  );
}

function ToastItem({ toast }: { toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false);
  const { id, message, tone, action } = toast;
  const shownMs = action ? SHOWN_WITH_ACTION_MS : SHOWN_MS;

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(id), shownMs);
    return () => clearTimeout(timer);
  }, [id, isHeld, shownMs]);

  const leave = () => {
    dismissToast(id);
    focusPage();
  };

  return (
    <li
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
      className="pointer-events-auto flex w-full max-w-md animate-rise items-center gap-2 rounded-xl bg-toast py-1.5 pr-1.5 pl-4 text-sm text-toast-foreground shadow-lg sm:w-auto sm:min-w-72"
    >
      {tone === 'error' && <CircleAlert aria-hidden className="size-4 shrink-0" />}
      <span className="min-w-0 flex-1 py-2">{message}</span>
      {action && (
        <button
          type="button"
          className="h-11 shrink-0 rounded-lg px-3 font-semibold underline underline-offset-4 outline-offset-0 focus-visible:outline-toast-foreground"
          onClick={() => {
            action.run();
            leave();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className="grid size-11 shrink-0 place-items-center rounded-lg outline-offset-0 focus-visible:outline-toast-foreground"
        onClick={leave}
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  );
}
