import * as Dialog from 'radix-ui/alert-dialog';
import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import { cn } from './cn';

export const AlertDialog = Dialog.Root;
export const AlertDialogTrigger = Dialog.Trigger;
export const AlertDialogCancel = Dialog.Cancel;

export const AlertDialogContent = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<typeof Dialog.Content>>(
  function AlertDialogContent({ className, ...props }, ref) {
    return (
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Dialog.Content
          ref={ref}
          className={cn(
            'fixed inset-x-4 bottom-4 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-md animate-rise overflow-y-auto rounded-2xl border bg-card p-6 shadow-lg sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2',
            className,
          )}
          {...props}
        />
      </Dialog.Portal>
    );
  },
);

export function AlertDialogTitle({ className, ...props }: ComponentPropsWithoutRef<typeof Dialog.Title>) {
  return <Dialog.Title className={cn('text-lg font-semibold tracking-tight', className)} {...props} />;
}

export function AlertDialogDescription({ className, ...props }: ComponentPropsWithoutRef<typeof Dialog.Description>) {
  return <Dialog.Description className={cn('mt-1 text-sm text-muted-foreground', className)} {...props} />;
}
