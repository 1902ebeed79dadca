import { Link } from '@remix-run/react';
import { Check, Copy, Mail, Share2 } from 'lucide-react';
import { useState } from 'react';
import { MOST_LISTED } from '../../domain/rules/dish-list';
import { formatMoney } from '../../domain/rules/money';
import type { CartGroup } from '../../domain/rules/records';
import { paths } from '../paths';
import { useSiteData, useViewer } from '../site-data';
import { announce } from './announcer';
import { useHydrated } from './hydrated';
import { Button } from './ui/button';
import { Card, CardTitle } from './ui/card';
import { Label } from './ui/label';
import { Notice } from './ui/notice';
import { Textarea } from './ui/textarea';

/** For people who may fill a cart but not order it: why, and the list to hand to somebody who may. */
export function HandOver({ groups }: { groups: CartGroup[] }) {
  const { name, country } = useViewer();
  const publicOrigin = useSiteData()?.publicOrigin ?? '';
  const dishes = groups.flatMap(({ lines }) => lines);
  const link = dishes.length <= MOST_LISTED ? publicOrigin + paths.list(dishes) : null;
  const text = summaryOf(groups, name) + (link ? `\n\nTo put it into your own cart: ${link}` : '');
  const mail = `mailto:?subject=${encodeURIComponent('Lunch order')}&body=${encodeURIComponent(text)}`;
  return (
    <Card className="grid grid-cols-1 gap-3">
      <CardTitle id="hand-over-title" className="scroll-mt-20">Ask your manager to place this order</CardTitle>
      <p className="text-sm text-muted-foreground">
        Ordering spends the company’s money, so a manager in {country.name} does it. Send them this list: its link puts the dishes into their
        cart. Yours stays as it is.
      </p>
      <Label htmlFor="hand-over" className="sr-only">
        Your list
      </Label>
      <Textarea id="hand-over" readOnly rows={Math.min(16, text.split('\n').length + (link ? 2 : 0))} value={text} className="text-sm" />
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} />
        <Button asChild variant="outline">
          <a href={mail}>
            <Mail aria-hidden /> E-mail it
          </a>
        </Button>
        <ShareButton text={text} />
        {link && (
          <Button asChild variant="ghost">
            <Link to={paths.list(dishes)} prefetch="intent">
              See the list
            </Link>
          </Button>
        )}
      </div>
    </Card>
  );
}

/** Says at the top of a phone's long cart what waits at its end. */
export function HandOverHint() {
  return (
    <Notice className="mb-5 lg:hidden">
      You fill the cart, your manager places the order.{' '}
      <a href="#hand-over-title" className="font-medium underline underline-offset-4">
        Get the list to send
      </a>
    </Notice>
  );
}

function CopyButton({ text }: { text: string }) {
  const isHydrated = useHydrated();
  const [copied, setCopied] = useState<string | null>(null);
  // Browsers keep the clipboard from pages that did not come over https.
  if (!isHydrated || !navigator.clipboard) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
    announce('The list is copied.');
  };
  return (
    <Button onClick={copy}>
      {copied === text ? <Check aria-hidden /> : <Copy aria-hidden />} {copied === text ? 'Copied' : 'Copy the list'}
    </Button>
  );
}

/** Hands the list to whatever the device talks to people with. */
function ShareButton({ text }: { text: string }) {
  const isHydrated = useHydrated();
  if (!isHydrated || !navigator.share) return null;
  // Closing the device's own dialog is no failure.
  const share = () => navigator.share({ text }).catch(() => undefined);
  return (
    <Button variant="outline" onClick={() => void share()}>
      <Share2 aria-hidden /> Share it
    </Button>
  );
}

function summaryOf(groups: CartGroup[], name: string): string {
  const parts = groups.map(({ restaurant, country, lines, total }) => {
    const rows = lines.map((line) => {
      const sum = { minor: line.price.minor * line.quantity, currency: line.price.currency };
      return `${line.quantity} × ${line.name}, ${formatMoney(sum, country.locale)}`;
    });
    return [restaurant.name, ...rows, `Total ${formatMoney(total, country.locale)}`].join('\n');
  });
  return [`Please order for ${name}:`, ...parts].join('\n\n');
}
