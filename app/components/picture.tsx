import { paths } from '../paths';
import { cn } from './ui/cn';

const TINTS = ['bg-tint-1', 'bg-tint-2', 'bg-tint-3', 'bg-tint-4', 'bg-tint-5', 'bg-tint-6'];

/** The same name has the same tint everywhere. */
function tintOf(name: string): string {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return TINTS[sum % TINTS.length] ?? '';
}

interface PictureProps {
  name: string;
  /** What it stands for; leave empty where the name is written right beside it. */
  alt?: string;
  /** The drawing's width and height in CSS pixels; the tile around it takes its size from `className`. */
  size: number;
  className?: string;
  /** True for pictures that are seen without scrolling. */
  isEager?: boolean;
}

/** An illustration on its soft tinted tile. */
export function Picture({ name, alt = '', size, className, isEager = false }: PictureProps) {
  return (
    <div className={cn('grid shrink-0 place-items-center overflow-hidden rounded-lg', tintOf(name), className)}>
      <img
        src={paths.picture(name)}
        alt={alt}
        width={size}
        height={size}
        loading={isEager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </div>
  );
}
