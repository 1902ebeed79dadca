import { useNavigation } from '@remix-run/react';
import { LoaderCircle } from 'lucide-react';
import { Button, type ButtonProps } from './ui/button';

interface SubmitButtonProps extends ButtonProps {
  /** The form's intent; the button knows by it that its own form is on its way. */
  intent: string;
  /** What it says meanwhile. */
  busyLabel: string;
}

/** Submits its form once: until the answer is there, pressing again does nothing. */
export function SubmitButton({ intent, busyLabel, children, ...props }: SubmitButtonProps) {
  const { state, formData } = useNavigation();
  const isBusy = state !== 'idle' && formData?.get('intent') === intent;
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      aria-disabled={isBusy || undefined}
      onClick={(event) => isBusy && event.preventDefault()}
      {...props}
    >
      {isBusy ? (
        <>
          <LoaderCircle aria-hidden className="animate-spin" /> {busyLabel}
        </>
      ) : (
        children
      )}
    </Button>
  );
}
