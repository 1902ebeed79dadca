import geistLatin from '@fontsource-variable/geist/files/geist-latin-wght-normal.woff2?url';
import { data, type LinksFunction } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import { CartSync } from './cart/cart-sync';
import { Announcer } from './components/announcer';
import { ConnectionNotice } from './components/connection-notice';
import { ErrorPanel } from './components/error-panel';
import { FlashMessage } from './components/flash-message';
import { useFreshOnFocus } from './components/fresh-on-focus';
import { ProgressBar } from './components/progress-bar';
import { TabBar } from './components/tab-bar';
import { useTheme } from './components/theme-switch';
import { TopBar } from './components/top-bar';
import { Toaster } from './components/ui/toaster';
import { takeFlash } from './http/flash.server';
import { publicPage } from './http/page.server';
import { readTheme } from './http/theme-cookie.server';
import { useNonce } from './nonce';
import { useSiteData, type SiteData } from './site-data';
import './tailwind.css';

export const links: LinksFunction = () => [
  { rel: 'preload', href: geistLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'alternate icon', href: '/favicon.ico', sizes: '32x32' },
];

export const meta = () => [{ title: 'Slooze' }, { name: 'description', content: 'Lunch for everyone in the office.' }];

export const loader = publicPage(async ({ viewer, shop, request, context }) => {
  const { flash, headers } = takeFlash(request, context);
  const site: SiteData = {
    viewer,
    cartCount: viewer ? await shop.countCart(viewer) : 0,
    theme: readTheme(request),
    flash,
    requestId: context.requestId,
    publicOrigin: context.publicOrigin,
  };
  return data(site, { headers });
});

/** Around every page, the error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const viewer = useSiteData()?.viewer ?? null;
  return (
    <html lang="en" data-theme={useTheme()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body className="min-h-dvh font-sans antialiased">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-primary px-4 py-3 text-primary-foreground focus:translate-y-0"
        >
          Skip to the page
        </a>
        <ProgressBar />
        <TopBar viewer={viewer} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto max-w-6xl px-4 pt-6 pb-28 sm:px-6 sm:pt-8 lg:pb-16 print:max-w-none print:p-0"
        >
          {children}
        </main>
        {viewer && <TabBar viewer={viewer} />}
        <Announcer />
        <Toaster />
        <ConnectionNotice />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Site() {
  useFreshOnFocus();
  return (
    <>
      <CartSync />
      <FlashMessage />
      <Outlet />
    </>
  );
}

export const ErrorBoundary = ErrorPanel;
