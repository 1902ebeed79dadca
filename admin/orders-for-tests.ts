import { Country, Menu, Order, OrderItem, PaymentMethod, Restaurant, User } from '../db';

interface Ordered {
  daysAgo?: number;
  at?: string;
  /** Of one; the dish's own unless told. */
  price?: string;
  quantity?: number;
  status?: Order['status'];
  currency?: string;
  /** The e-mail of who orders. */
  by?: string;
}

const DAY = 86_400_000;

/** The date some days ago, by the clocks of UTC. */
export const dateAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

/** An order of one line at a time of one's choosing, which checkout does not allow; by default placed this moment. */
export async function anOrder(dishName: string, { daysAgo = 0, at, price, quantity = 1, status = 'confirmed', currency, by = 'nickfury@admin.com' }: Ordered = {}) {
  const dish = await Menu.findOne({ where: { name: dishName }, rejectOnEmpty: true });
  const { country } = await Restaurant.findByPk(dish.restaurantId, { rejectOnEmpty: true });
  const home = await Country.findByPk(country, { rejectOnEmpty: true });
  const { id: userId } = await User.findOne({ where: { email: by }, rejectOnEmpty: true });
  const { id: paymentMethodId } = await PaymentMethod.findOne({ where: { userId }, rejectOnEmpty: true });
  const each = price ?? dish.price;
  const order = await Order.create({
    userId,
    restaurantId: dish.restaurantId,
    country,
    currency: currency ?? home.get('currency'),
    paymentMethodId,
    totalAmount: (Number(each) * quantity).toFixed(2),
    status,
    createdAt: at ? new Date(at) : new Date(Date.now() - daysAgo * DAY),
    ...(status === 'cancelled' && { cancelledAt: new Date(), cancelledBy: userId }),
  });
  await OrderItem.create({ orderId: order.id, menuId: dish.id, name: dish.name, quantity, price: each });
  return order;
}
