import { useLocation } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { paths } from '../paths';
import { useSiteData, type SiteData } from '../site-data';
import { Button } from './ui/button';
import { Notice } from './ui/notice';
import { toast } from './ui/toast-store';

type Flash = NonNullable<SiteData['flash']>;

/**
 * The sentence the last form left for this page: part of the page when it came with the first load, so that it works
 * without JavaScript; a toast when the page opened without one.
 */
export function FlashMessage() {
  const flash = useSiteData()?.flash ?? null;
  const { key } = useLocation();
  const [first] = useState({ flash, key });

  useEffect(() => {
    if (flash && flash !== first.flash) toast(flash.message);
  }, [flash, first]);

  return first.flash && first.key === key ? <Banner flash={first.flash} /> : null;
}

function Banner({ flash: { message, undo } }: { flash: Flash }) {
  const { pathname } = useLocation();
  return (
    <Notice tone="success" role="status" className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
      <Check aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">{message}</span>
      {undo && (
        <form method="post" action={paths.cart()}>
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="returnTo" value={pathname} />
          {Object.entries(undo).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button variant="outline" size="sm">
            Undo
          </Button>
        </form>
      )}
    </Notice>
  );
}
