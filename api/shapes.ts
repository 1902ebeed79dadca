/** Records of the domain as the API's JSON, one function a thing. Amounts become numbers here and nowhere else. */
import type { z } from 'zod';
import type { CartGroup, CartLine, Dish, Order, PaymentMethod, Restaurant } from '../domain/rules/records';
import type { Money } from '../domain/rules/money';
import type { Viewer } from '../domain/rules/viewer';
import type * as schemas from './schemas';

type Json<S extends z.ZodType> = z.output<S>;

// Dividing whole hundredths by 100 gives the nearest double to the decimal, which JSON prints as that decimal again.
const amount = ({ minor }: Money): number => minor / 100;

export const user = ({ id, email, name, role, country }: Viewer): Json<typeof schemas.User> => ({
  id,
  email,
  name,
  role,
  country: country.name,
});

export const restaurant = ({ id, name, country, description }: Restaurant): Json<typeof schemas.Restaurant> => ({
  id,
  name,
  country: country.name,
  description,
});

export const dish = ({ id, restaurantId, name, price, description }: Dish): Json<typeof schemas.Dish> => ({
  id,
  restaurantId,
  name,
  price: amount(price),
  description,
});

export const cartItem = (line: CartLine, restaurantId: string): Json<typeof schemas.CartItem> => ({
  id: line.id,
  menuId: line.menuId,
  name: line.name,
  quantity: line.quantity,
  price: amount(line.price),
  restaurantId,
});

export const cart = (groups: CartGroup[]): Json<typeof schemas.CartItem>[] =>
  groups.flatMap(({ restaurant: { id }, lines }) => lines.map((line) => cartItem(line, id)));

export const order = (placed: Order): Json<typeof schemas.Order> => ({
  id: placed.id,
  userId: placed.person.id,
  restaurantId: placed.restaurant.id,
  totalAmount: amount(placed.total),
  currency: placed.total.currency,
  status: placed.status,
  createdAt: placed.createdAt,
  items: placed.items.map(({ menuId, name, quantity, price }) => ({ menuId, name, quantity, price: amount(price) })),
});

export const paymentMethod = ({ id, person, cardLast4, type }: PaymentMethod): Json<typeof schemas.PaymentMethod> => ({
  id,
  userId: person.id,
  cardLast4,
  type,
});
