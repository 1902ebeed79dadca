import { cva, type VariantProps } from 'class-variance-authority';
import { forwardRef, type HTMLAttributes } from 'react';
import { cn } from './cn';

const notice = cva('rounded-lg px-4 py-3 text-sm leading-relaxed', {
  variants: {
    tone: {
      info: 'bg-accent text-accent-foreground',
      success: 'bg-success text-success-foreground',
      warning: 'bg-warning text-warning-foreground',
      danger: 'bg-danger text-danger-foreground',
    },
  },
  defaultVariants: { tone: 'info' },
});

type NoticeProps = HTMLAttributes<HTMLDivElement> & VariantProps<typeof notice>;

/** A few sentences set apart within a page. */
export const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice({ className, tone, ...props }, ref) {
  return <div ref={ref} className={cn(notice({ tone }), className)} {...props} />;
});
