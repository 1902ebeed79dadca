import { NavLink } from '@remix-run/react';
import type { Viewer } from '../../domain/rules/viewer';
import { CartCount } from './cart-count';
import { CART, phoneLinks } from './nav-links';

/** The phone's navigation, where a thumb reaches it. */
export function TabBar({ viewer }: { viewer: Viewer }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-card pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {phoneLinks(viewer).map(({ to, label, Icon }) => (
          <li key={to} className="min-w-0 flex-1">
            <NavLink
              to={to}
              prefetch="intent"
              className="flex h-16 flex-col items-center justify-center gap-1 text-[0.6875rem] font-medium text-muted-foreground -outline-offset-2 aria-[current=page]:text-primary"
            >
              <span className="relative">
                <Icon aria-hidden className="size-5.5" />
                {to === CART.to && <CartCount className="absolute -top-2 left-3.5" />}
              </span>
              <span className="max-w-full truncate">{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
