import { Op, type WhereOptions } from 'sequelize';
import { CartItem, Country, Menu, Restaurant } from '../db';
import { parseDecimal, total } from './rules/money';
import { defaultPicture } from './rules/pictures';
import type { CartGroup, CartLine } from './rules/records';
import type { Country as CountryRecord, Viewer } from './rules/viewer';
import { visible } from './visible';

interface CartRow {
  id: string;
  menuId: string;
  quantity: number;
  price: string;
  dish: { name: string; picture: string | null; price: string; isAvailable: boolean };
  restaurant: { id: string; name: string; picture: string | null; isActive: boolean; home: CountryRecord };
}

/** The viewer's cart lines as groups, one a restaurant, in one query; call it inside `actingAs`. */
export async function readCartGroups(viewer: Viewer, where: WhereOptions = {}): Promise<CartGroup[]> {
  const rows = (await visible(CartItem, viewer, 'cart.use').findAll({
    attributes: ['id', 'menuId', 'quantity', 'price'],
    where: { [Op.and]: [{ userId: viewer.id }, where] },
    include: [
      { model: Menu, as: 'dish', attributes: ['name', 'picture', 'price', 'isAvailable'], required: true },
      {
        model: Restaurant,
        as: 'restaurant',
        attributes: ['id', 'name', 'picture', 'isActive'],
        required: true,
        include: [{ model: Country, as: 'home', attributes: ['name', 'currency', 'locale', 'timeZone'], required: true }],
      },
    ],
    order: [['restaurant', 'name', 'ASC'], ['restaurant', 'id', 'ASC'], 'createdAt', 'id'],
    raw: true,
    nest: true,
  })) as unknown as CartRow[];
  const groups = new Map<string, CartRow[]>();
  for (const row of rows) groups.set(row.restaurant.id, [...(groups.get(row.restaurant.id) ?? []), row]);
  return [...groups.values()].map(toGroup);
}

function toGroup(rows: CartRow[]): CartGroup {
  const { id, name, picture, home } = rows[0]!.restaurant;
  const lines = rows.map(toLine);
  return {
    restaurant: { id, name, picture: picture ?? defaultPicture(name) },
    country: home,
    lines,
    total: total(lines, home.currency),
  };
}

function toLine(row: CartRow): CartLine {
  const { currency } = row.restaurant.home;
  return {
    id: row.id,
    menuId: row.menuId,
    name: row.dish.name,
    picture: row.dish.picture ?? defaultPicture(row.dish.name),
    quantity: row.quantity,
    price: { minor: parseDecimal(row.price), currency },
    currentPrice: { minor: parseDecimal(row.dish.price), currency },
    isAvailable: row.dish.isAvailable && row.restaurant.isActive,
  };
}
