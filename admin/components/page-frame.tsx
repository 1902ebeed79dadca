import type { ReactNode } from 'react';

/** The main part of a page. */
export default function PageFrame({ children }: { children?: ReactNode }) {
  return <main className="page">{children}</main>;
}
