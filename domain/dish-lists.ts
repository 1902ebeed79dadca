import { Op } from 'sequelize';
import { Country, Menu, Restaurant } from '../db';
import { actingAs } from './acting-as';
import { addToCart } from './cart';
import { grouped } from './grouped';
import { once } from './idempotency';
import { readOrder } from './orders';
import type { ListedDish } from './rules/dish-list';
import { conflict, notFound } from './rules/errors';
import { parseDecimal, total } from './rules/money';
import { defaultPicture } from './rules/pictures';
import type { DishList, DishListGroup } from './rules/records';
import type { Country as CountryRecord, Viewer } from './rules/viewer';
import { visible } from './visible';

interface OfferRow {
  id: string;
  name: string;
  picture: string | null;
  price: string;
  isAvailable: boolean;
  restaurant: { id: string; name: string; picture: string | null; isActive: boolean; home: CountryRecord };
}

/** What came of putting a list into a cart. */
export interface Taken {
  /** How many items went in: two naans and a coffee are 3. */
  items: number;
  /** How many dishes stayed out because they cannot be ordered at the moment. */
  left: number;
}

/**
 * A list somebody handed over, at today's prices and as far as the viewer may browse it; dishes of other countries count
 * as `unknown`, like dishes that never were. Throws `not_found` when there is nothing else on it.
 */
export async function showDishList(viewer: Viewer, dishes: ListedDish[]): Promise<DishList> {
  const offers = await actingAs(viewer, () => readOffers(viewer, dishes));
  if (offers.length === 0) throw notFound('list');
  const wanted = new Map(dishes.map(({ menuId, quantity }) => [menuId, quantity]));
  const groups = grouped(offers, ({ restaurant }) => restaurant.id).map((group) => toGroup(group, wanted));
  return { groups, unknown: dishes.length - offers.length };
}

function toGroup(offers: OfferRow[], wanted: ReadonlyMap<string, number>): DishListGroup {
  const { id, name, picture, isActive, home } = offers[0]!.restaurant;
  const lines = offers.map((dish) => ({
    menuId: dish.id,
    name: dish.name,
    picture: dish.picture ?? defaultPicture(dish.name),
    quantity: wanted.get(dish.id)!,
    price: { minor: parseDecimal(dish.price), currency: home.currency },
    isAvailable: dish.isAvailable && isActive,
  }));
  return {
    restaurant: { id, name, picture: picture ?? defaultPicture(name) },
    country: home,
    lines,
    total: total(lines.filter(({ isAvailable }) => isAvailable), home.currency),
  };
}

/** Puts what can be ordered of a list into the viewer's cart, all or nothing; the same key does it once. */
export async function takeDishList(viewer: Viewer, dishes: ListedDish[], key: string): Promise<Taken> {
  return actingAs(viewer, () => take(viewer, dishes, key));
}

/** Puts the dishes of an earlier order into the viewer's cart again, at today's prices; the same key does it once. */
export async function orderAgain(viewer: Viewer, orderId: string, key: string): Promise<Taken> {
  return actingAs(viewer, async () => {
    const { items } = await readOrder(viewer, orderId);
    return take(viewer, items.map(({ menuId, quantity }) => ({ menuId, quantity })), key);
  });
}

async function take(viewer: Viewer, dishes: ListedDish[], key: string): Promise<Taken> {
  const { outcome } = await once(viewer, { key, request: { take: dishes }, whileRunning: 'wait' }, async () => {
    const offers = new Map((await readOffers(viewer, dishes)).map((offer) => [offer.id, offer]));
    let items = 0;
    let left = 0;
    for (const { menuId, quantity } of dishes) {
      const offer = offers.get(menuId);
      if (!offer) continue;
      if (!offer.isAvailable || !offer.restaurant.isActive) {
        left++;
        continue;
      }
      await addToCart(viewer, { menuId, restaurantId: offer.restaurant.id, quantity });
      items += quantity;
    }
    if (items === 0) throw conflict('unavailable', 'None of these dishes can be ordered at the moment.');
    return { items, left };
  });
  return outcome;
}

async function readOffers(viewer: Viewer, dishes: ListedDish[]): Promise<OfferRow[]> {
  const rows = await visible(Menu, viewer, 'catalog.browse').findAll({
    attributes: ['id', 'name', 'picture', 'price', 'isAvailable'],
    where: { id: { [Op.in]: dishes.map(({ menuId }) => menuId) } },
    include: [
      {
        model: Restaurant,
        as: 'restaurant',
        attributes: ['id', 'name', 'picture', 'isActive'],
        required: true,
        include: [{ model: Country, as: 'home', attributes: ['name', 'currency', 'locale', 'timeZone'], required: true }],
      },
    ],
    order: [['restaurant', 'name', 'ASC'], ['restaurant', 'id', 'ASC'], 'name', 'id'],
    raw: true,
    nest: true,
  });
  return rows as unknown as OfferRow[];
}
