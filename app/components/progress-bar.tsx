import { useNavigation } from '@remix-run/react';

/** A line along the top while the next page is on its way; there from the first frame after the press. */
export function ProgressBar() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <div role="progressbar" aria-label="Loading" className="fixed inset-x-0 top-0 z-50 h-0.5">
      <div className="h-full origin-left animate-progress bg-brand" />
    </div>
  );
}
