import { QueryTypes } from 'sequelize';
import { sequelize } from '../../db';
import type { Viewer } from '../../domain/rules/viewer';
import { HOME, ORDERS_OF_HOME, windowOf } from './window';

const PLACES = 5;

interface DishRow {
  country: string;
  id: string;
  name: string;
  restaurant: string;
  quantity: number;
}

interface RestaurantRow {
  country: string;
  id: string;
  name: string;
  orders: number;
}

const DISHES = `
  WITH ${HOME}
  SELECT h.name AS country, t.* FROM home h CROSS JOIN LATERAL (
    SELECT m.id, m.name, r.name AS restaurant, n.quantity
    FROM (
      SELECT i.menu_id, sum(i.quantity)::int AS quantity
      FROM (SELECT o.id FROM ${ORDERS_OF_HOME} AND o.status <> 'cancelled') o JOIN api_orderitem i ON i.order_id = o.id
      GROUP BY 1
    ) n
    JOIN api_menu m ON m.id = n.menu_id JOIN api_restaurant r ON r.id = m.restaurant_id
    ORDER BY n.quantity DESC, m.name, m.id LIMIT $places::int
  ) t ORDER BY h.name, t.quantity DESC, t.name, t.id`;

const RESTAURANTS = `
  WITH ${HOME}
  SELECT h.name AS country, t.* FROM home h CROSS JOIN LATERAL (
    SELECT r.id, r.name, n.orders
    FROM (SELECT o.restaurant_id, count(*)::int AS orders FROM ${ORDERS_OF_HOME} AND o.status <> 'cancelled' GROUP BY 1) n
    JOIN api_restaurant r ON r.id = n.restaurant_id
    ORDER BY n.orders DESC, r.name, r.id LIMIT $places::int
  ) t ORDER BY h.name, t.orders DESC, t.name, t.id`;

/** The most ordered dishes of the 30 days, five a country, most first. */
export const readTopDishes = (viewer: Viewer): Promise<DishRow[]> => readTop<DishRow>(viewer, DISHES);

/** The restaurants with most orders in the 30 days, five a country, most first. */
export const readTopRestaurants = (viewer: Viewer): Promise<RestaurantRow[]> => readTop<RestaurantRow>(viewer, RESTAURANTS);

const readTop = <Row extends object>(viewer: Viewer, query: string): Promise<Row[]> =>
  sequelize().query<Row>(query, { bind: { ...windowOf(viewer), places: PLACES }, type: QueryTypes.SELECT });
