import { useRouteLoaderData } from '@remix-run/react';
import type { Viewer } from '../domain/rules/viewer';
import type { Flash } from './http/flash.server';
import type { Theme } from './theme';

/** What the root loader tells every page. */
export interface SiteData {
  viewer: Viewer | null;
  cartCount: number;
  theme: Theme;
  flash: Flash | null;
  requestId: string;
  /** Where people reach the site, for links that leave it. */
  publicOrigin: string;
}

/** Undefined only where the root loader itself failed: on the last error page. */
export const useSiteData = () => useRouteLoaderData('root') as SiteData | undefined;

/** The person a signed-in page is shown to. */
export function useViewer(): Viewer {
  const viewer = useSiteData()?.viewer;
  if (!viewer) throw new Error('this component belongs on pages for signed-in people');
  return viewer;
}
