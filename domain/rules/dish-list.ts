/** A dish and how many of it, as one person hands them to another. */
export interface ListedDish {
  menuId: string;
  quantity: number;
}

/** More would not fit into an address that every mail program keeps whole. */
export const MOST_LISTED = 50;

/** The list as it stands in an address: dish, number, dish, number, with dots, which no messenger takes for formatting. */
export function writeDishList(dishes: ListedDish[]): string {
  return dishes.map(({ menuId, quantity }) => `${menuId}.${quantity}`).join('.');
}
