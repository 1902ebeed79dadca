import { useFetcher, useFetchers, useLocation } from '@remix-run/react';
import { Monitor, Moon, Sun } from 'lucide-react';
import { paths } from '../paths';
import { useSiteData } from '../site-data';
import { isTheme, type Theme } from '../theme';

const CHOICES = [
  { theme: 'light', label: 'Light theme', Icon: Sun },
  { theme: 'dark', label: 'Dark theme', Icon: Moon },
  { theme: 'system', label: 'Theme of this device', Icon: Monitor },
] as const;

/** The theme in force: the one just pressed, before the server has heard of it. */
export function useTheme(): Theme {
  const saved = useSiteData()?.theme ?? 'system';
  const pressed = useFetchers().find(({ key }) => key === 'theme')?.formData?.get('theme');
  return isTheme(pressed) ? pressed : saved;
}

export function ThemeSwitch() {
  const current = useTheme();
  const fetcher = useFetcher({ key: 'theme' });
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form
      method="post"
      action={paths.theme()}
      aria-label="Theme"
      className="flex items-center rounded-lg border bg-card p-0.5"
    >
      <input type="hidden" name="intent" value="choose" />
      <input type="hidden" name="returnTo" value={pathname + search} />
      {CHOICES.map(({ theme, label, Icon }) => (
        <button
          key={theme}
          name="theme"
          value={theme}
          aria-label={label}
          title={label}
          aria-pressed={current === theme}
          className="grid h-9 w-8 place-items-center rounded-md text-muted-foreground transition-colors hover:text-foreground aria-pressed:bg-accent aria-pressed:text-accent-foreground pointer-coarse:h-11 pointer-coarse:w-11"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      ))}
    </fetcher.Form>
  );
}
