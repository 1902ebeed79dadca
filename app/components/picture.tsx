import { paths } from '../paths';
import { cn } from './ui/cn';

const TINTS = ['bg-tint-1', 'bg-tint-2', 'bg-tint-3', 'bg-tint-4', 'bg-tint-5', 'bg-tint-6'];

// The numbers are the ones that give neighbours of the demo data different tints.
function tintOf(name: string): string {
  let sum = 17;
  for (const character of name) sum = (sum * 149 + (character.codePointAt(0) ?? 0)) % 9973;
  return TINTS[sum % TINTS.length] ?? '';
}

interface PictureProps {
  name: string;
  /** What the tint goes by, when not by the picture: two places with the same picture should still differ. */
  of?: string;
  /** True where the picture is part of the offer and not only a mark beside a name: it is then described. */
  isDescribed?: boolean;
  /** The drawing's width and height in CSS pixels; the tile around it takes its size from `className`. */
  size: number;
  className?: string;
  /** True for pictures that are seen without scrolling. */
  isEager?: boolean;
  /** Serves the drawing on a pale plate: for the big tiles. */
  isPlated?: boolean;
}

/** An illustration on its soft tinted tile. */
export function Picture({ name, of = name, size, className, isEager, isPlated, isDescribed }: PictureProps) {
  return (
    <div
      className={cn(
        'relative isolate grid shrink-0 place-items-center overflow-hidden rounded-lg',
        isPlated && 'before:absolute before:-z-10 before:aspect-square before:h-[84%] before:rounded-full before:bg-plate',
        tintOf(of),
        className,
      )}
    >
      <img
        src={paths.picture(name)}
        alt={isDescribed ? name.replaceAll('-', ' ') : ''}
        width={size}
        height={size}
        loading={isEager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </div>
  );
}
