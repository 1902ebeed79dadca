import type { AppLoadContext } from '@remix-run/node';
import { parse, serialize } from 'cookie';
import { z } from 'zod';
import { text } from '../../domain/rules/inputs';

const flash = z.strictObject({
  message: text(300),
  /** Puts back what was just removed from the cart. */
  undo: z.strictObject({ menuId: z.uuid(), restaurantId: z.uuid(), quantity: z.int().min(1).max(99) }).optional(),
});

/** A sentence about what was just done, carried over one redirect. */
export type Flash = z.infer<typeof flash>;

const NAME = 'flash';

export function flashCookie(value: Flash, context: Pick<AppLoadContext, 'secureCookies'>): string {
  return serialize(NAME, JSON.stringify(value), options(context, 60));
}

/** The sentence waiting for this request, and the cookie that says it has been told. */
export function takeFlash(request: Request, context: AppLoadContext): { flash: Flash | null; headers: HeadersInit } {
  const cookie = parse(request.headers.get('Cookie') ?? '')[NAME];
  if (!cookie) return { flash: null, headers: {} };
  return { flash: readFlash(cookie), headers: { 'Set-Cookie': serialize(NAME, '', options(context, 0)) } };
}

function readFlash(cookie: string): Flash | null {
  try {
    return flash.parse(JSON.parse(cookie));
  } catch {
    return null;
  }
}

const options = ({ secureCookies }: Pick<AppLoadContext, 'secureCookies'>, maxAge: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge }) as const;
