import type { Model, ModelStatic } from 'sequelize';
import { CartItem, Menu, Order, OrderItem } from '../../db';
import { homesOf } from '../resources/dish-prices';
import type { Row } from '../table-rules';

type Currencies = (rows: readonly Row[]) => Promise<string[]>;

const ofDishes: Currencies = async (dishes) => {
  const homes = await homesOf(dishes);
  return dishes.map(({ restaurantId }) => homes.get(String(restaurantId))!.currency);
};

const ofLines: Currencies = async (lines) => {
  const ids = [...new Set(lines.map(({ orderId }) => String(orderId)))];
  const orders = await Order.findAll({ where: { id: ids }, attributes: ['id', 'currency'], raw: true });
  const byOrder = new Map(orders.map(({ id, currency }) => [id, currency]));
  return lines.map(({ orderId }) => byOrder.get(String(orderId))!);
};

const ofOrders: Currencies = (orders) => Promise.resolve(orders.map(({ currency }) => String(currency)));

/** The currency of each row's amounts, for tables that have amounts. Call it inside the transaction of the rows. */
export const CURRENCIES: ReadonlyMap<ModelStatic<Model>, Currencies> = new Map<ModelStatic<Model>, Currencies>([
  [Menu, ofDishes],
  [CartItem, ofDishes],
  [OrderItem, ofLines],
  [Order, ofOrders],
]);
