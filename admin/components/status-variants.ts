import type { BadgeProps } from '@adminjs/design-system';

export const STATUS_VARIANTS: Readonly<Record<string, BadgeProps['variant']>> = {
  pending: 'warning',
  confirmed: 'success',
  cancelled: 'danger',
};
