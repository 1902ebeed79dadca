import { Form, Link, NavLink } from '@remix-run/react';
import { LogOut, Wrench } from 'lucide-react';
import { can } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { Brand } from './brand';
import { CartCount } from './cart-count';
import { ACCOUNT, CART, desktopLinks } from './nav-links';
import { ThemeSwitch } from './theme-switch';
import { Button } from './ui/button';

const linkStyle =
  'flex h-11 items-center gap-2 rounded-lg px-3 text-sm font-medium whitespace-nowrap text-muted-foreground transition-colors hover:bg-muted hover:text-foreground aria-[current=page]:bg-accent aria-[current=page]:text-accent-foreground';

/** The bar along the top: everything on a desktop, brand and theme on a phone, where the tab bar has the rest. */
export function TopBar({ viewer }: { viewer: Viewer | null }) {
  return (
    <header className="sticky top-0 z-30 border-b bg-background print:hidden">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <Link to={viewer ? paths.dashboard() : paths.login()} className="mr-2 flex h-11 items-center rounded-lg xl:mr-4">
          <Brand />
        </Link>
        {viewer && (
          <nav aria-label="Main" className="hidden items-center gap-0.5 lg:flex">
            {desktopLinks(viewer).map(({ to, label }) => (
              <NavLink key={to} to={to} prefetch="intent" className={linkStyle}>
                {label}
              </NavLink>
            ))}
            {can(viewer, 'office.enter') && (
              <a href={paths.backOffice()} className={linkStyle} title="Back office">
                <Wrench aria-hidden className="size-4 xl:hidden" />
                <span className="max-xl:sr-only">Back office</span>
              </a>
            )}
          </nav>
        )}
        <div className="ml-auto flex items-center gap-1">
          <ThemeSwitch />
          {viewer && <PersonalLinks viewer={viewer} />}
        </div>
      </div>
    </header>
  );
}

function PersonalLinks({ viewer }: { viewer: Viewer }) {
  return (
    <div className="hidden items-center gap-1 lg:flex">
      <NavLink to={CART.to} prefetch="intent" className={linkStyle}>
        <CART.Icon aria-hidden className="size-4" /> {CART.label} <CartCount />
      </NavLink>
      <NavLink to={ACCOUNT.to} prefetch="intent" className={linkStyle} aria-label={`${viewer.name}, account`}>
        <ACCOUNT.Icon aria-hidden className="size-4" />
        <span className="max-w-32 truncate max-xl:hidden">{viewer.name}</span>
      </NavLink>
      <Form method="post" action={paths.logout()}>
        <Button variant="ghost" size="icon" aria-label="Sign out" title="Sign out" name="intent" value="sign-out">
          <LogOut aria-hidden />
        </Button>
      </Form>
    </div>
  );
}
