import { useSyncExternalStore } from 'react';

/** A dish as the cart last knew it; `itemId` is null and `quantity` 0 while it is not in the cart. */
export interface DishInCart {
  menuId: string;
  restaurantId: string;
  name: string;
  itemId: string | null;
  quantity: number;
}

/** A quantity somebody asked for that the server has not confirmed yet. */
export interface Wish extends DishInCart {
  wanted: number;
}

type Wishes = ReadonlyMap<string, Wish>;

// Lives outside React so that leaving the page does not lose what was pressed a moment before.
const NONE: Wishes = new Map();
let wishes = NONE;
const listeners = new Set<() => void>();

function change(edit: (next: Map<string, Wish>) => void): void {
  const next = new Map(wishes);
  edit(next);
  wishes = next;
  for (const listener of listeners) listener();
}

/** Asks for a dish to be in the cart that many times. */
export function wish(dish: DishInCart, wanted: number): void {
  const known = wishFor(dish.menuId) ?? dish;
  change((next) => next.set(dish.menuId, { ...known, wanted: Math.max(0, Math.min(99, wanted)) }));
}

/** Puts a dish back that was just taken out, whether the server has heard of that yet or not. */
export function restore(dish: DishInCart, quantity: number): void {
  wish({ ...dish, itemId: null, quantity: 0 }, quantity);
}

export function forgetWish(menuId: string): void {
  change((next) => next.delete(menuId));
}

/** The server did what `sent` asked; a wish that has moved on since then goes on from there. */
export function grantWish(sent: Wish, itemId: string | null): void {
  change((next) => {
    const current = next.get(sent.menuId);
    if (!current || current.wanted === sent.wanted) next.delete(sent.menuId);
    else next.set(sent.menuId, { ...current, itemId, quantity: sent.wanted });
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const wishFor = (menuId: string) => wishes.get(menuId);

export const useWishes = () => useSyncExternalStore(subscribe, () => wishes, () => NONE);

/** How many items the cart holds once every wish is granted. */
export function useCartCount(confirmed: number): number {
  let count = confirmed;
  for (const { wanted, quantity } of useWishes().values()) count += wanted - quantity;
  return count;
}

/** The dish's quantity as the person sees it, at once. */
export const useQuantity = (dish: DishInCart) => useWishes().get(dish.menuId)?.wanted ?? dish.quantity;
