import { ValueGroup } from '@adminjs/design-system';
import { type BasePropertyProps, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';

/** A value with its label on the page of a row; in a list, the value alone. */
export function Labelled({ where, property, children }: Pick<BasePropertyProps, 'where' | 'property'> & { children: ReactNode }) {
  const { translateProperty } = useTranslation();
  if (where !== 'show') return <>{children}</>;
  return <ValueGroup label={translateProperty(property.label, property.resourceId)}>{children}</ValueGroup>;
}
