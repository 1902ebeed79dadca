import type { ReactNode } from 'react';
import type { Picture as PictureName } from '../../domain/rules/pictures';
import { Picture } from './picture';

/** What a list says when there is nothing in it, and what to do about that. */
export function EmptyState({ picture, title, children }: { picture: PictureName; title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-center rounded-2xl border border-dashed px-6 py-14 text-center">
      <Picture name={picture} size={56} isPlated className="mb-5 size-24 rounded-full" isEager />
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <div className="mt-2 flex max-w-sm flex-col items-center gap-4 text-muted-foreground">{children}</div>
    </div>
  );
}
