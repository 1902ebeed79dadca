import { statement } from '../db';
import { grouped } from './grouped';
import { parseDecimal, total } from './rules/money';
import { defaultPicture } from './rules/pictures';
import type { CartGroup, CartLine } from './rules/records';
import type { Viewer } from './rules/viewer';
import { visibleCountry } from './visible';

interface CartRow {
  id: string;
  menuId: string;
  quantity: number;
  price: string;
  name: string;
  picture: string | null;
  currentPrice: string;
  isAvailable: boolean;
  restaurantId: string;
  restaurantName: string;
  restaurantPicture: string | null;
  country: string;
  currency: string;
  locale: string;
  timeZone: string;
}

const LINES = `
  SELECT i.id, i.menu_id AS "menuId", i.quantity, i.price,
         m.name, m.picture, m.price AS "currentPrice", m.is_available AND r.is_active AS "isAvailable",
         r.id AS "restaurantId", r.name AS "restaurantName", r.picture AS "restaurantPicture",
         c.name AS country, c.currency, c.locale, c.time_zone AS "timeZone"
  FROM api_cartitem i
  JOIN api_menu m ON m.id = i.menu_id
  JOIN api_restaurant r ON r.id = i.restaurant_id
  JOIN api_country c ON c.name = r.country
  WHERE i.user_id = $1 AND ($2::text IS NULL OR i.country = $2)
    AND ($3::uuid IS NULL OR i.id = $3) AND ($4::uuid IS NULL OR i.restaurant_id = $4)
  ORDER BY r.name, r.id, i.created_at, i.id`;
const readLines = statement<CartRow>(LINES);

/** The viewer's cart lines as groups, one a restaurant, in one query; call it inside `actingAs`. */
export async function readCartGroups(viewer: Viewer, only: { id?: string; restaurantId?: string } = {}): Promise<CartGroup[]> {
  const rows = await readLines(viewer.id, visibleCountry(viewer, 'cart.use'), only.id, only.restaurantId);
  return grouped(rows, (row) => row.restaurantId).map(toGroup);
}

function toGroup(rows: CartRow[]): CartGroup {
  const { restaurantId: id, restaurantName: name, restaurantPicture: picture, country, currency, locale, timeZone } = rows[0]!;
  const lines = rows.map(toLine);
  return {
    restaurant: { id, name, picture: picture ?? defaultPicture(name) },
    country: { name: country, currency, locale, timeZone },
    lines,
    total: total(lines, currency),
  };
}

function toLine({ currency, ...row }: CartRow): CartLine {
  return {
    id: row.id,
    menuId: row.menuId,
    name: row.name,
    picture: row.picture ?? defaultPicture(row.name),
    quantity: row.quantity,
    price: { minor: parseDecimal(row.price), currency },
    currentPrice: { minor: parseDecimal(row.currentPrice), currency },
    isAvailable: row.isAvailable,
  };
}
