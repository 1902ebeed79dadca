import { Printer } from 'lucide-react';
import { useHydrated } from './hydrated';
import { Button } from './ui/button';

export function PrintButton() {
  const isHydrated = useHydrated();
  return (
    <Button variant="outline" onClick={() => window.print()} className={isHydrated ? 'max-sm:hidden' : 'hidden'}>
      <Printer aria-hidden /> Print
    </Button>
  );
}
