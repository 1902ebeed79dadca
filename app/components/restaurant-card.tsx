import { Link } from '@remix-run/react';
import type { Restaurant } from '../../domain/rules/records';
import { paths } from '../paths';
import { Picture } from './picture';
import { Badge } from './ui/badge';

interface RestaurantCardProps {
  restaurant: Restaurant;
  /** True where restaurants of several countries stand together. */
  showsCountry: boolean;
  isEager?: boolean;
}

/** A restaurant to press: a row on a phone, a picture with words beneath on anything wider. */
export function RestaurantCard({ restaurant, showsCountry, isEager }: RestaurantCardProps) {
  const { id, name, description, picture, dishCount, country } = restaurant;
  return (
    <article className="group relative flex h-full gap-4 rounded-xl border bg-card p-3 shadow-sm transition-shadow hover:shadow-lg sm:flex-col sm:gap-0 sm:p-0">
      <Picture
        name={picture}
        of={name}
        size={64}
        isPlated
        isDescribed
        className="size-24 sm:aspect-[16/9] sm:h-auto sm:w-full sm:rounded-t-xl sm:rounded-b-none [&>img]:transition-transform [&>img]:duration-300 sm:group-hover:[&>img]:scale-110 sm:[&>img]:size-24"
        isEager={isEager}
      />
      <div className="flex min-w-0 flex-1 flex-col sm:p-4">
        <h3 dir="auto" className="font-semibold tracking-tight">
          <Link to={paths.restaurant(id)} prefetch="intent" className="rounded-sm after:absolute after:inset-0 after:rounded-xl">
            {name}
          </Link>
        </h3>
        <p dir="auto" className="mt-1 line-clamp-2 text-sm text-muted-foreground">{description}</p>
        <p className="mt-auto flex flex-wrap gap-1.5 pt-2 sm:pt-3">
          {showsCountry && <Badge tone="accent">{country.name}</Badge>}
          <Badge>{dishCount === 1 ? '1 dish' : `${dishCount} dishes`}</Badge>
        </p>
      </div>
    </article>
  );
}
