import { Link } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { Button } from './ui/button';

interface PagesNavProps {
  /** What the pages are of. */
  of: string;
  /** Where the list begins, when this is not its first page. */
  first: { to: string; label: string } | null;
  next: { to: string; label: string } | null;
}

/** The ways on from a page of a list that is read by key: to the next one, and to the beginning. */
export function PagesNav({ of, first, next }: PagesNavProps) {
  return (
    <nav aria-label={`Pages of ${of}`} className="mt-6 flex flex-wrap justify-between gap-3 empty:hidden">
      {first && (
        <Button asChild variant="ghost">
          <Link to={first.to}>{first.label}</Link>
        </Button>
      )}
      {next && (
        <Button asChild variant="outline" className="ml-auto">
          <Link to={next.to} prefetch="intent">
            {next.label} <ArrowRight aria-hidden />
          </Link>
        </Button>
      )}
    </nav>
  );
}
